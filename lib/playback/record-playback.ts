import 'server-only'
import { dayOf } from '@/lib/core/days'
import { addToDay, type BucketRow } from './repository'
import { bucketOf } from './scale'
import type { MeasuredClip, PlaybackMetric, PlaybackReport } from './schema'

/** Shares are told apart to the thousandth; what a browser says of a part may exceed the whole by rounding. */
const perMille = (part: number, whole: number) => Math.round((Math.min(part, whole) / whole) * 1_000)

function samplesOf(clip: MeasuredClip): [PlaybackMetric, number][] {
  const { began, firstFrameMs, watchedMs, stalledMs, fetchedMs, shownMs } = clip
  const samples: [PlaybackMetric, number][] = [
    [began, firstFrameMs],
    ['stalled', perMille(stalledMs, watchedMs + stalledMs)],
  ]
  if (fetchedMs > 0) samples.push(['wasted', perMille(Math.max(0, fetchedMs - shownMs), fetchedMs)])
  return samples
}

/**
 * Adds what a browser measured to the counts of today (UTC). Nothing of who, where or what is kept, so a report that is told twice
 * counts twice; a browser tells each once, by beacon.
 *
 * @throws AppError `db_unavailable`
 */
export async function recordPlayback(report: PlaybackReport): Promise<void> {
  const rows = new Map<string, BucketRow>()
  for (const [metric, value] of report.clips.flatMap(samplesOf)) {
    const bucket = bucketOf(value)
    const row = rows.get(`${metric} ${bucket}`) ?? { metric, bucket, count: 0 }
    rows.set(`${metric} ${bucket}`, { ...row, count: row.count + 1 })
  }
  await addToDay(dayOf(new Date()), [...rows.values()])
}
