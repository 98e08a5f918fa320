import { secondMs } from '@/lib/core/time'

const baseMs = 500
const capMs = 20 * secondMs

/** With the delays below, about a minute of trying before a person is asked. */
export const maxFailures = 8

/**
 * Doubles from half a second to twenty, with the upper half random ("equal jitter"), so that the cooks of a town
 * whose network comes back do not all knock in the same second. A provider's own Retry-After wins when longer.
 *
 * @param failures how many attempts in a row have failed, from 1
 */
export function backoffMs(
  failures: number,
  random: () => number,
  retryAfterSeconds: number | null = null,
): number {
  const fullMs = Math.min(capMs, baseMs * 2 ** Math.max(0, failures - 1))
  const delayMs = fullMs / 2 + (fullMs / 2) * random()
  return Math.max(delayMs, (retryAfterSeconds ?? 0) * secondMs)
}
