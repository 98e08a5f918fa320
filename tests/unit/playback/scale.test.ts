import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketOf, middleOf, quantilesOf } from '@/lib/playback/scale'

/** To whole numbers, which adds to a twentieth where values are small. */
const rounding = 0.5

describe('the scale', () => {
  it('stands for every value to a twentieth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300_000 }), (value) => {
        expect(Math.abs(middleOf(bucketOf(value)) - value)).toBeLessThanOrEqual(value * 0.05 + rounding)
      }),
    )
    expect(middleOf(bucketOf(0))).toBe(0)
    expect(bucketOf(300_000)).toBeLessThan(135)
  })

  it('finds the quantiles that sorting would find, to a twentieth', () => {
    const values = fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(values, (all) => {
        const sorted = all.toSorted((a, b) => a - b)
        const { count, p50, p95 } = quantilesOf(all.map((value) => ({ bucket: bucketOf(value), count: 1 })))
        expect(count).toBe(all.length)
        for (const [share, found] of [
          [0.5, p50],
          [0.95, p95],
        ] as const) {
          const exact = sorted[Math.ceil(share * all.length) - 1] ?? 0
          expect(Math.abs((found ?? -1) - exact)).toBeLessThanOrEqual(exact * 0.05 + rounding)
        }
      }),
    )
  })

  it('knows no quantile of nothing, and adds the same bucket up', () => {
    expect(quantilesOf([])).toEqual({ count: 0, p50: null, p95: null })
    const twice = [1, 1, 40].map((bucket) => ({ bucket, count: 10 }))
    expect(quantilesOf(twice)).toEqual({ count: 30, p50: middleOf(1), p95: middleOf(40) })
  })
})
