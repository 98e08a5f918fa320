import 'server-only'
import { performance } from 'node:perf_hooks'

/** Half of the loop's time stays for everybody else. */
const maxBusyShare = 0.5
/** The line must go on, however busy others keep the loop. */
const longestMs = 50

type Utilization = { idle: number; active: number }

/**
 * How much longer the loop would have had to be idle, between two looks, to have been busy for half of the time. On a crowded
 * machine time without a core counts as busy, as it should: whoever swipes waits for it as well.
 */
export function pauseAfter({ idle, active }: Utilization): number {
  return Math.min(longestMs, Math.max(0, active / maxBusyShare - active - idle))
}

let lastLook = performance.eventLoopUtilization()

/** @returns for how long to start nothing new, milliseconds, judged by the time since the last call */
export function loopPauseMs(): number {
  const now = performance.eventLoopUtilization()
  const since = performance.eventLoopUtilization(now, lastLook)
  lastLook = now
  return pauseAfter(since)
}
