import { secondMs } from '@/lib/core/time'

export type Pace = { bytesPerSecond: number | null; etaSeconds: number | null }

/** Browsers report bytes as they enter the socket buffer, in bursts: shorter samples measure the buffer. */
const sampleMs = 500
const speedMemoryMs = 4 * secondMs
const etaMemoryMs = 4 * secondMs
/** No promise before this much has been watched. */
const warmUpMs = 1_500

/** An average that forgets. Dividing by what has been seen removes the pull of the zero it began with. */
function createAverage(memoryMs: number) {
  let sum = 0
  let seen = 0
  return (value: number, elapsedMs: number): number => {
    const weight = 1 - Math.exp(-elapsedMs / memoryMs)
    sum += (value - sum) * weight
    seen += (1 - seen) * weight
    return sum / seen
  }
}

/**
 * Measures speed and tells the time left without the usual jumping. The time left comes from a speed that is averaged
 * twice. Averaging the time itself is the trap: one slow second at the start is an hour there, and stays for minutes.
 */
export function createSpeedometer(totalBytes: number) {
  const averageSpeed = createAverage(speedMemoryMs)
  const averageAgain = createAverage(etaMemoryMs)
  let startMs: number | null = null
  let last = { atMs: 0, bytes: 0 }
  let pace: Pace = { bytesPerSecond: null, etaSeconds: null }

  return (sentBytes: number, nowMs: number): Pace => {
    if (startMs === null) {
      startMs = nowMs
      last = { atMs: nowMs, bytes: sentBytes }
    }
    const elapsedMs = nowMs - last.atMs
    if (elapsedMs < sampleMs) return pace
    const bytesPerSecond = averageSpeed((sentBytes - last.bytes) / (elapsedMs / secondMs), elapsedMs)
    const calmSpeed = averageAgain(bytesPerSecond, elapsedMs)
    last = { atMs: nowMs, bytes: sentBytes }
    if (nowMs - startMs >= warmUpMs)
      pace = { bytesPerSecond, etaSeconds: calmSpeed >= 1 ? (totalBytes - sentBytes) / calmSpeed : null }
    return pace
  }
}
