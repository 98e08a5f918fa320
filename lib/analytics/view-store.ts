import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { partsOfClip, readSeen } from '@/lib/core/watching'
import { isRedisUnavailable, redis } from '@/lib/platform/redis'
import { runScript } from '@/lib/platform/run-script'
import { hashIdentifier } from '@/lib/rate-limit/hash-identifier'
import { forgetDrainedScript } from './forget-drained-script'
import { recordPlayScript } from './record-play-script'
import type { Play } from './schema'
import {
  countsKeptMs,
  longestViewingMs,
  maxViewingsFromAddress,
  partsForCompletion,
  playKnownForMs,
  viewingEndsAfterMs,
} from './view-rules'

/** One hash tag: a script's keys must lie on one node of a cluster, and what is to be drained is one list. */
const key = (...parts: string[]) => `{views}:${parts.join(':')}`
const toDrainKey = key('to-drain')

export type CountedPlay = {
  play: Play
  /** 2026-11-29, in UTC: when it was told. */
  day: string
  thresholdMs: number
  /** Whose viewing it is, and from where. Hashed here, kept for minutes, never written to Postgres. */
  viewer: string
  address: string
}

/**
 * Writes one play down; telling it again changes nothing.
 *
 * @throws AppError `busy` when Redis cannot keep it: then nothing was acknowledged
 */
export async function recordPlay({ play, day, thresholdMs, viewer, address }: CountedPlay): Promise<void> {
  const { playId, videoId, watchedMs, seen } = play
  const member = `${videoId}:${day}`
  const [viewerHash, addressHash] = [hashIdentifier(viewer), hashIdentifier(address)]
  const keys = [
    // Bound to the viewer: nobody can spoil the play of somebody else by telling it first.
    key('play', viewerHash, playId),
    key('viewing', viewerHash, videoId),
    key('from', addressHash, videoId),
    key('counts', member),
    toDrainKey,
  ]
  const limits = [viewingEndsAfterMs, playKnownForMs, countsKeptMs, longestViewingMs, maxViewingsFromAddress]
  const args = [watchedMs, readSeen(seen), thresholdMs, ...limits, partsForCompletion, newId(), member]
  try {
    await runScript(await redis(), recordPlayScript, keys, args)
  } catch (cause) {
    throw isRedisUnavailable(cause) ? new AppError('busy', { cause }) : cause
  }
}

const count = z.coerce.number().int().nonnegative().default(0)
const storedCounts = z.object({
  source: z.uuid(),
  starts: count,
  views: count,
  watched: count,
  done: count,
})

/** All that Redis has counted of one clip on one day under one name; never less than before under the same name. */
export type DayCounts = {
  videoId: string
  day: string
  source: string
  starts: number
  views: number
  watchedMs: number
  completions: number
  seen: number[]
}

/** `counts` is null where Redis has none any more: a week went by without a database to drain into. */
type Drainable = { member: string; rev: string; counts: DayCounts | null }

function readCounts(member: string, hash: Record<string, string>): DayCounts | null {
  const [videoId = '', day = ''] = member.split(':')
  const stored = storedCounts.safeParse(hash)
  if (!stored.success) return null
  const { source, starts, views, watched: watchedMs, done: completions } = stored.data
  const seen = Array.from({ length: partsOfClip }, (_, part) => count.parse(hash[`p${part}`]))
  return { videoId, day, source, starts, views, watchedMs, completions, seen }
}

/** What has changed since it was last forgotten, at most `limit` clips and days. */
export async function listDrainable(limit: number): Promise<Drainable[]> {
  const client = await redis()
  const reply = await client.zrange(toDrainKey, 0, limit - 1, 'WITHSCORES')
  const members = reply.filter((_, at) => at % 2 === 0)
  return Promise.all(
    members.map(async (member, at) => {
      const rev = reply[2 * at + 1] ?? ''
      return { member, rev, counts: readCounts(member, await client.hgetall(key('counts', member))) }
    }),
  )
}

/** Takes these off the list, except what was watched since they were listed. */
export async function forgetDrained(drained: readonly Drainable[]): Promise<void> {
  const pairs = drained.flatMap(({ member, rev }) => [member, rev])
  await runScript(await redis(), forgetDrainedScript, [toDrainKey], pairs)
}
