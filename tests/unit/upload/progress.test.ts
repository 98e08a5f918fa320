import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProgressMeter } from '@/components/upload/engine/progress'
import { createSpeedometer } from '@/components/upload/engine/speedometer'

describe('createProgressMeter', () => {
  it('never goes back and never beyond the file, whatever the parts report', () => {
    const report = fc.record({ part: fc.nat(5), bytes: fc.nat(60) })
    fc.assert(
      fc.property(fc.array(report, { maxLength: 80 }), (reports) => {
        const shown: number[] = []
        const meter = createProgressMeter(100, (bytes) => shown.push(bytes))
        for (const { part, bytes } of reports) meter.setPart(part, bytes)
        expect(shown).toEqual([...shown].sort((a, b) => a - b))
        expect(Math.max(0, ...shown)).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('adds parts up, and waits for truth to catch up after a part starts over', () => {
    const meter = createProgressMeter(30, () => undefined)
    meter.setPart(0, 10)
    meter.setPart(1, 8)
    expect(meter.sentBytes()).toBe(18)
    meter.setPart(1, 0)
    expect(meter.sentBytes()).toBe(18)
    meter.setPart(1, 10)
    expect(meter.sentBytes()).toBe(20)
  })
})

const totalBytes = 100_000_000

/** Runs for a while at given speeds, one reading every 100 ms as a browser gives them. */
function drive(speedAt: (second: number) => number, seconds: number) {
  const measure = createSpeedometer(totalBytes)
  const readings: {
    second: number
    etaSeconds: number | null
    bytesPerSecond: number | null
    leftBytes: number
  }[] = []
  let sentBytes = 0
  for (let step = 0; step <= seconds * 10; step += 1) {
    const second = step / 10
    const pace = measure(Math.round(sentBytes), second * 1_000)
    readings.push({ second, ...pace, leftBytes: totalBytes - sentBytes })
    sentBytes += speedAt(second) / 10
  }
  return readings
}

describe('createSpeedometer', () => {
  it('promises nothing in the first moments', () => {
    for (const { second, etaSeconds } of drive(() => 1e6, 5)) if (second < 1.5) expect(etaSeconds).toBeNull()
  })

  it('tells the truth at a constant speed, soon', () => {
    for (const { second, etaSeconds, bytesPerSecond, leftBytes } of drive(() => 2e6, 30)) {
      if (second < 2) continue
      expect(bytesPerSecond).toBeGreaterThan(1.9e6)
      expect(bytesPerSecond).toBeLessThan(2.1e6)
      expect(Math.abs((etaSeconds ?? 0) - leftBytes / 2e6)).toBeLessThan(2)
    }
  })

  it('stays calm on a bumpy line: no reading is far from the one before minus the time passed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 1.7, noNaN: true }), { minLength: 40, maxLength: 40 }),
        (bumps) => {
          const readings = drive((second) => 1e6 * (bumps[Math.floor(second)] ?? 1), 40)
          let before: number | null = null
          for (const { second, etaSeconds } of readings) {
            if (before !== null && etaSeconds !== null && second > 6)
              expect(Math.abs(etaSeconds - before)).toBeLessThan(0.15 * before + 1)
            before = etaSeconds
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('follows a line that really became slower', () => {
    const readings = drive((second) => (second < 10 ? 4e6 : 1e6), 40)
    const end = readings.at(-1)
    expect(end?.bytesPerSecond).toBeLessThan(1.1e6)
    expect(Math.abs((end?.etaSeconds ?? 0) - (end?.leftBytes ?? 0) / 1e6)).toBeLessThan(6)
  })

  it('does not stick to a first guess that was far off', () => {
    // A first part that waits a second and a half for its connection, then a fast line.
    const readings = drive((second) => (second < 1.6 ? 2_000 : 2.5e6), 8)
    for (const { second, etaSeconds, leftBytes } of readings) {
      if (second < 6.5) continue
      expect(etaSeconds ?? 0).toBeLessThan((leftBytes / 2.5e6) * 1.6)
    }
  })

  it('takes the promise back when nothing moves', () => {
    const end = drive((second) => (second < 5 ? 1e6 : 0), 60).at(-1)
    expect(end?.bytesPerSecond).toBeLessThan(20)
    expect(end?.etaSeconds === null || end?.etaSeconds === undefined || end.etaSeconds > 3_600).toBe(true)
  })

  it('promises nothing while nothing moves at all', () => {
    for (const { etaSeconds } of drive(() => 0, 5)) expect(etaSeconds).toBeNull()
  })

  it('is never negative', () => {
    for (const { etaSeconds } of drive(() => 5e6, 20))
      if (etaSeconds !== null) expect(etaSeconds).toBeGreaterThanOrEqual(0)
  })
})
