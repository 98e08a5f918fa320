import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { dayOf } from '@/lib/core/days'
import { drainSoon } from './drain-views'
import { findPublicClips } from './repository'
import type { WatchReport } from './schema'
import { viewThresholdMs } from './view-rules'
import { recordPlay } from './view-store'

/**
 * Takes down what a browser tells of plays. Acknowledged is what Redis has; Postgres follows within a minute. Left out, without
 * a word: clips that are not public, and what partners watch of their own. Any of it may be told again.
 *
 * @param ip where it comes from, for the limit of viewings that one address can begin
 * @throws AppError `busy` when Redis is down, `db_unavailable`
 */
export async function recordPlays(actor: Actor | null, report: WatchReport, ip: string): Promise<void> {
  const clips = await findPublicClips([...new Set(report.plays.map(({ videoId }) => videoId))])
  const day = dayOf(new Date())
  const viewer = actor ? `user ${actor.userId}` : `tab ${report.tabId}`
  const counted = report.plays.flatMap((play) => {
    const clip = clips.find(({ id }) => id === play.videoId)
    if (!clip || clip.partnerId === actor?.partner?.id) return []
    return [{ play, day, viewer, address: ip, thresholdMs: viewThresholdMs(clip.durationMs) }]
  })
  await Promise.all(counted.map(recordPlay))
  if (counted.length > 0) drainSoon()
}
