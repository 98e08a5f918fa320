import { minuteMs } from '@/lib/core/time'

/** Every window of the limits catalogue but those of a minute ends at a multiple of this. */
const usualWindowMs = 5 * minuteMs

/** How long a test that counts exactly may take. */
const spareMs = 12_000

/** Sliding windows end by the wall clock: a count that runs across an end would be let through a little more. */
export async function stayClearOfWindowEnd(windowOfLimitMs = usualWindowMs): Promise<void> {
  const windowMs = Math.min(windowOfLimitMs, usualWindowMs)
  const leftMs = windowMs - (Date.now() % windowMs)
  if (leftMs < spareMs) await new Promise((resolve) => setTimeout(resolve, leftMs + 50))
}
