import 'server-only'
import { db } from '@/lib/platform/db'
import type { PlaybackMetric } from './schema'

export type BucketRow = { metric: PlaybackMetric; bucket: number; count: number }

/**
 * Adds to the counts of a day, all in one statement. In one order, so that two reports never wait for each other in a circle.
 *
 * @param rows no bucket of a metric twice
 */
export async function addToDay(day: string, rows: readonly BucketRow[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO playback_day (day, metric, bucket, count)
    SELECT ${day}::date, metric, bucket, count
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS told(metric text, bucket int, count int)
    ORDER BY metric, bucket
    ON CONFLICT (day, metric, bucket) DO UPDATE SET count = playback_day.count + EXCLUDED.count`
}

/** Every count since `from` (a day, in UTC). */
export function listBuckets(from: string): Promise<(BucketRow & { day: string })[]> {
  return db().$queryRaw`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, metric, bucket, count FROM playback_day WHERE day >= ${from}::date`
}
