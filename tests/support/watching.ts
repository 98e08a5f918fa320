import { POST } from '@/app/api/views/route'
import type { Play, WatchReport } from '@/lib/analytics/schema'
import { newId } from '@/lib/core/ids'
import { partsOfClip, writeSeen } from '@/lib/core/watching'
import { db } from '@/lib/platform/db'
import { Browser } from './browser'

/** The first `share` of the clip, 0 to 1. */
export const seenUntil = (share: number): string =>
  writeSeen(Array.from({ length: partsOfClip }, (_, part) => part < Math.round(share * partsOfClip)))

export const playOf = (videoId: string, more: Partial<Play> = {}): Play => ({
  playId: newId(),
  videoId,
  watchedMs: 3_000,
  seen: seenUntil(0.5),
  ...more,
})

/** By a tab that nobody else is, unless `tabId` says whose. */
export const reportOf = (plays: Play[], tabId = newId()): WatchReport => ({ tabId, plays })

export const tellOf = (plays: Play[], { browser = new Browser(), tabId = newId() } = {}) =>
  browser.call(POST, { body: reportOf(plays, tabId) })

/** What Postgres has of a clip, all days and sources added up. */
export async function rolledUp(videoId: string) {
  const rows = await db().clipDay.findMany({ where: { videoId } })
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0)
  const { viewCount } = await db().video.findUniqueOrThrow({ where: { id: videoId } })
  return {
    viewCount,
    starts: sum((row) => row.starts),
    views: sum((row) => row.views),
    watchedMs: sum((row) => Number(row.watchedMs)),
    completions: sum((row) => row.completions),
    seen: Array.from({ length: partsOfClip }, (_, part) => sum((row) => row.seen[part] ?? 0)),
  }
}
