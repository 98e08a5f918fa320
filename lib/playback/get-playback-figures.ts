import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { dayBefore, dayOf, daysBetween } from '@/lib/core/days'
import { AppError } from '@/lib/core/errors'
import { canReadPlayback } from './policy'
import { listBuckets } from './repository'
import { quantilesOf } from './scale'
import { type PlaybackFigures, playbackMetrics } from './schema'

/** Four weeks, today included. */
const playbackDays = 28

/**
 * How playing went in the browsers of the last four weeks: p50 and p95 of each metric, in all and by day. One query.
 *
 * @throws AppError `forbidden`, `db_unavailable`
 */
export async function getPlaybackFigures(actor: Actor): Promise<PlaybackFigures> {
  if (!canReadPlayback(actor)) throw new AppError('forbidden')
  const to = dayOf(new Date())
  const from = dayBefore(to, playbackDays - 1)
  const rows = await listBuckets(from)
  const metrics = playbackMetrics.map((metric) => {
    const own = rows.filter((row) => row.metric === metric)
    const days = daysBetween(from, to).map((day) => ({
      day,
      ...quantilesOf(own.filter((row) => row.day === day)),
    }))
    return { metric, ...quantilesOf(own), days }
  })
  return { from, to, metrics }
}
