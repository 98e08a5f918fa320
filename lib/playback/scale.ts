import 'server-only'
import type { Quantiles } from './schema'

/** Each bucket ends a tenth above the one before: as exact for a hundred milliseconds as for a minute, in 135 rows at the most. */
const growth = 1.1

/** The bucket of a value of 0 or more. */
export function bucketOf(value: number): number {
  return value < 1 ? 0 : 1 + Math.floor(Math.log(value) / Math.log(growth))
}

/** What stands for all values of a bucket: its middle in whole numbers, at most a twentieth and a half away from any. */
export function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : Math.round(growth ** (bucket - 0.5))
}

export type Bucket = { bucket: number; count: number }

/** The value that `share` (0 to 1) of all are not above: nearest rank. Null where there are none. */
function quantile(sorted: readonly Bucket[], total: number, share: number): number | null {
  let rank = Math.ceil(share * total)
  for (const { bucket, count } of sorted) {
    rank -= count
    if (rank <= 0) return middleOf(bucket)
  }
  return null
}

/** @param buckets in any order; several of the same bucket add up */
export function quantilesOf(buckets: readonly Bucket[]): Quantiles {
  const sorted = buckets.toSorted((a, b) => a.bucket - b.bucket)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  return { count: total, p50: quantile(sorted, total, 0.5), p95: quantile(sorted, total, 0.95) }
}
