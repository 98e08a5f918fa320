import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { writeCsv } from '@/lib/core/csv'
import { secondMs } from '@/lib/core/time'
import { getClipStats } from './get-clip-stats'
import type { ClipStats, ExportQuery } from './schema'

const seconds = (ms: number) => Number((ms / secondMs).toFixed(1))

const tables = {
  days: ({ name, days }: ClipStats) => [
    ['clip', 'day_utc', 'starts', 'views', 'watched_seconds', 'watched_to_end'],
    ...days.map(({ day, starts, views, watchedMs, completions }) => [
      name,
      day,
      starts,
      views,
      seconds(watchedMs),
      completions,
    ]),
  ],
  curve: ({ name, curve }: ClipStats) => [
    ['clip', 'from_second', 'viewers', 'share_of_starts'],
    ...curve.map(({ atMs, viewers, share }) => [name, atMs / secondMs, viewers, Number(share.toFixed(4))]),
  ],
}

/**
 * The figures of an own clip for a spreadsheet: a line for each day, or for each part of the clip.
 *
 * @returns the text, and under which name to save it
 * @throws AppError as `getClipStats`
 */
export async function exportClipStats(
  actor: Actor,
  videoId: string,
  { days, table }: ExportQuery,
): Promise<{ text: string; fileName: string }> {
  const stats = await getClipStats(actor, videoId, days)
  return {
    text: writeCsv(tables[table](stats)),
    // Without the clip's name: a header takes no letters but ASCII, and the id is what stays the same.
    fileName: `morsel-${videoId}-${table}-${stats.from}-${stats.to}.csv`,
  }
}
