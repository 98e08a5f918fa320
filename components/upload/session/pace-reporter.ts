import { secondMs } from '@/lib/core/time'
import type { Connection } from '../engine/send-part'
import { createSpeedometer } from '../engine/speedometer'
import type { Progress } from './snapshot'

/** Browsers report every 50 ms and per lane; nobody reads faster than this. */
const quietMs = 150

/**
 * Turns byte counts into what the progress bar shows, at a pace people can read. Ticks on by itself, so that a
 * stalled upload shows its speed falling and not the last good figure.
 */
export function createPaceReporter(
  totalBytes: number,
  now: () => number,
  report: (progress: Progress) => void,
) {
  let measure = createSpeedometer(totalBytes)
  let sentBytes = 0
  let reportedAtMs = Number.NEGATIVE_INFINITY
  let moving = false

  const tell = () => {
    reportedAtMs = now()
    const pace = moving ? measure(sentBytes, reportedAtMs) : { bytesPerSecond: null, etaSeconds: null }
    report({ sentBytes, ...pace })
  }
  const timer = setInterval(tell, secondMs)

  return {
    /** Before this there is nothing to measure: asking for a ticket is not slow sending. */
    start(bytes: number) {
      sentBytes = bytes
      moving = true
      tell()
    },
    onProgress(bytes: number) {
      sentBytes = Math.max(sentBytes, bytes)
      if (now() - reportedAtMs >= quietMs || bytes === totalBytes) tell()
    },
    onConnection(connection: Connection) {
      // Minutes offline must not count as slowness afterwards.
      if (connection === 'steady' && !moving) measure = createSpeedometer(totalBytes)
      moving = connection === 'steady'
      tell()
    },
    stop() {
      clearInterval(timer)
    },
  }
}
