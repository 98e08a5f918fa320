import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { dayBefore, dayOf } from '@/lib/core/days'
import { AppError } from '@/lib/core/errors'
import { canUpload } from '@/lib/videos/policy'
import { fillDays } from './days'
import { findOwnClip, listDays, listSeen } from './repository'
import type { ClipStats, CurvePoint, Figures, StatsRange } from './schema'

function addUp(days: readonly Figures[]): Figures {
  const total = { starts: 0, views: 0, watchedMs: 0, completions: 0 }
  for (const { starts, views, watchedMs, completions } of days) {
    total.starts += starts
    total.views += views
    total.watchedMs += watchedMs
    total.completions += completions
  }
  return total
}

function toCurve(seen: readonly number[], starts: number, durationMs: number | null): CurvePoint[] {
  if (starts === 0 || durationMs === null) return []
  return seen.map((viewers, part) => ({
    atMs: Math.round((part / seen.length) * durationMs),
    viewers,
    // Told in two reports on two days, a viewing begins on one of them and goes on on the other.
    share: Math.min(1, viewers / starts),
  }))
}

/**
 * How an own clip does: totals, each day and where people leave. Four queries at the most, however long it is out.
 *
 * @param range the last so many days, today included, in UTC; or all of them
 * @throws AppError `forbidden`, `not_found` also for another partner's clip (R57), `db_unavailable`
 */
export async function getClipStats(actor: Actor, videoId: string, range: StatsRange): Promise<ClipStats> {
  if (!canUpload(actor)) throw new AppError('forbidden')
  const clip = await findOwnClip(videoId, actor.partner.id)
  if (!clip) throw new AppError('not_found')
  const to = dayOf(new Date())
  const since = range === 'all' ? null : dayBefore(to, Number(range) - 1)
  const [rows, seen] = await Promise.all([listDays(videoId, since), listSeen(videoId, since)])
  // One that is scheduled is not out yet.
  const shownAt = clip.publishedAt && clip.publishedAt <= new Date() ? clip.publishedAt : null
  const born = dayOf(shownAt ?? clip.createdAt)
  const oldest = rows[0]?.day ?? to
  const from = since ?? (born < oldest ? born : oldest)
  const totals = addUp(rows)
  const { starts, views, watchedMs, completions } = totals
  return {
    videoId,
    name: clip.name,
    durationMs: clip.durationMs,
    isPublished: shownAt !== null,
    range,
    from,
    to,
    totals: {
      ...totals,
      averageMs: starts > 0 ? Math.round(watchedMs / starts) : 0,
      completionRate: views > 0 ? completions / views : 0,
    },
    likes: clip.likeCount,
    saves: clip.saveCount,
    days: fillDays(rows, from, to),
    curve: toCurve(seen, starts, clip.durationMs),
  }
}
