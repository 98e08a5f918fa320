import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'
import { canRunJobs } from './policy'
import { jobQueue, queues } from './queue'
import type { GivenUpJob, GivenUpPage } from './schema'
import { tellReason } from './tell-reason'

/** More than that is one trouble with many jobs, and a list does not help. */
const listed = 200

type Stored = Awaited<ReturnType<Awaited<ReturnType<typeof jobQueue>>['findJobs']>>[number]

/** Ids only: a payload of tomorrow must not be shown by accident. */
function idsOf(data: unknown): Record<string, string> {
  const entries = Object.entries(typeof data === 'object' && data !== null ? data : {})
  return Object.fromEntries(entries.filter(([, value]) => z.uuid().safeParse(value).success))
}

function toGivenUp(job: Stored): GivenUpJob {
  return {
    id: job.id,
    job: job.sourceName ?? job.name,
    firstAt: (job.sourceCreatedOn ?? job.createdOn).toISOString(),
    givenUpAt: job.createdOn.toISOString(),
    attempts: (job.sourceRetryCount ?? 0) + 1,
    reason: tellReason(job.sourceOutput ?? job.output),
    about: idsOf(job.data),
  }
}

/**
 * What the queue was told to give up on, newest first.
 *
 * @throws AppError `forbidden`, and whatever the database throws
 */
export async function listGivenUp(actor: Actor): Promise<GivenUpPage> {
  if (!canRunJobs(actor)) throw new AppError('forbidden')
  const boss = await jobQueue()
  const found = await boss.findJobs(queues.givenUp, { limit: listed + 1 })
  return {
    items: found.slice(0, listed).toReversed().map(toGivenUp),
    hasMore: found.length > listed,
    isWorking: env().JOBS === 'on',
  }
}
