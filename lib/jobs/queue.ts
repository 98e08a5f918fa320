import 'server-only'
import { PgBoss } from 'pg-boss'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'

/** What a job is about: one upload, or one clip. */
export type UploadJob = { uploadId: string }
export type ClipJob = { videoId: string }

export const queues = {
  /** Once a minute: looks for what there is to do. */
  tick: 'uploads-tick',
  /** Once a minute: what was watched, from Redis to Postgres. */
  views: 'views-drain',
  /** Once a minute: the order of the feed. */
  rank: 'feed-rank',
  /** One clip that waits for storage. */
  settle: 'upload-settle',
  /** One clip whose renditions are to be made. */
  render: 'clip-render',
  /** One object to remove. */
  sweep: 'upload-sweep',
  /** What was tried too often; an admin sees it. */
  givenUp: 'given-up',
} as const

/** Embedded PostgreSQL takes 60 connections, the app keeps ten of them. */
const poolSize = 2
const dayInSeconds = 86_400

/** Kept on `globalThis`: Next gives start-up and routes a copy of this module each. */
const holder = globalThis as typeof globalThis & { morselBoss?: Promise<PgBoss> | undefined }

/** `exclusive`: of one upload or clip there is one job at a time, so telling it again and again is harmless. */
const perThing = { policy: 'exclusive', deadLetter: queues.givenUp, expireInSeconds: 120 } as const

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: poolSize,
    application_name: 'morsel-jobs',
  })
  boss.on('error', (err) => logger().warn({ err }, 'jobs'))
  try {
    await boss.start()
    await boss.createQueue(queues.givenUp, { retentionSeconds: 90 * dayInSeconds })
    await boss.createQueue(queues.tick, { policy: 'exclusive', retryLimit: 0, expireInSeconds: 300 })
    await boss.createQueue(queues.views, { policy: 'exclusive', retryLimit: 0, expireInSeconds: 300 })
    await boss.createQueue(queues.rank, { policy: 'exclusive', retryLimit: 0, expireInSeconds: 300 })
    // A quarter of an hour between two looks at the most; ends by itself with the ticket, after a day.
    await boss.createQueue(queues.settle, {
      ...perThing,
      retryLimit: 200,
      retryDelay: 15,
      retryBackoff: true,
      retryDelayMax: 900,
    })
    // A short clip is made in a minute; whatever is not there after some hours never will be.
    await boss.createQueue(queues.render, {
      ...perThing,
      retryLimit: 30,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 900,
    })
    // About a day of trying.
    await boss.createQueue(queues.sweep, {
      ...perThing,
      retryLimit: 12,
      retryDelay: 30,
      retryBackoff: true,
      retryDelayMax: 4 * 3600,
    })
    return boss
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
}

/**
 * The process-wide queue, in the schema `pgboss` of the same database, which it makes itself.
 *
 * @throws whatever the database throws; the next call starts it afresh
 */
export function jobQueue(): Promise<PgBoss> {
  holder.morselBoss ??= start().catch((error: unknown) => {
    holder.morselBoss = undefined
    throw error
  })
  return holder.morselBoss
}

/** Ends it, what is being worked on first. Work that is cut off is done again by the next process. */
export async function stopJobQueue(): Promise<void> {
  const running = holder.morselBoss
  holder.morselBoss = undefined
  await (await running)?.stop({ timeout: 10_000 })
}
