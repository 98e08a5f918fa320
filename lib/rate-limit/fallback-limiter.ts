import 'server-only'
import type { Limit } from './limits'

/** About 10 MB at worst: a flood of made-up identifiers must not fill the memory. */
const maxBuckets = 20_000

/** A process sees only its own share of the traffic, and nobody may gain by an outage. */
const shareOfLimit = 1 / 4

type Bucket = { used: number; endsAtMs: number }

const buckets = new Map<string, Bucket>()

/**
 * Counts one try in this process while Redis cannot be reached; fixed windows, at a quarter of the limit.
 *
 * @returns whether there was room
 */
export function chargeInProcess(key: string, { max, windowMs }: Limit, nowMs = Date.now()): boolean {
  const found = buckets.get(key)
  const bucket = found && found.endsAtMs > nowMs ? found : { used: 0, endsAtMs: nowMs + windowMs }
  if (bucket.used >= Math.max(1, Math.floor(max * shareOfLimit))) return false
  bucket.used += 1
  // Taken out first so that the map's order is the order of last use and the first key is the one to give up.
  buckets.delete(key)
  buckets.set(key, bucket)
  const oldest = buckets.keys().next()
  if (buckets.size > maxBuckets && !oldest.done) buckets.delete(oldest.value)
  return true
}

/** Takes one try back, after a success. */
export function refundInProcess(key: string): void {
  const bucket = buckets.get(key)
  if (bucket && bucket.used > 0) bucket.used -= 1
}
