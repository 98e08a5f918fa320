import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupDays } from '@/components/studio/stats/group-days'
import {
  areaPath,
  barsOf,
  columnAt,
  linePath,
  middleOf,
  roundTop,
} from '@/components/studio/stats/plot-geometry'
import { sayMoment, sayTime } from '@/components/studio/stats/say'

describe('the curve', () => {
  it('goes through the middle of each column, from edge to edge, high where many watch', () => {
    expect(linePath([1, 0.5])).toBe('M0 0L25 0L75 50L100 50')
    expect(areaPath([1, 0.5])).toBe('M0 0L25 0L75 50L100 50V100H0Z')
    expect([linePath([]), areaPath([])]).toEqual(['', ''])
  })
})

describe('the bars', () => {
  it('stand on the lower edge inside their columns, as high as their values', () => {
    expect(barsOf([10, 5, 0], 10)).toEqual([
      { x: 4, y: 0, width: 25.33, height: 100 },
      { x: 37.33, y: 50, width: 25.33, height: 50 },
      { x: 70.67, y: 100, width: 25.33, height: 0 },
    ])
  })

  it('never leave the picture nor overlap, and one view can be seen beside very many', () => {
    const values = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(values, (values) => {
        const bars = barsOf(values, roundTop(values))
        for (const [at, bar] of bars.entries()) {
          expect(bar.y).toBeGreaterThanOrEqual(0)
          expect(bar.y + bar.height).toBeCloseTo(100)
          expect(bar.x + bar.width).toBeLessThanOrEqual(bars[at + 1]?.x ?? 100)
          expect(bar.height > 0).toBe((values[at] ?? 0) > 0)
        }
      }),
    )
  })
})

describe('the axis', () => {
  it('says a round number that is not below any value, and whose half is whole', () => {
    const tops = [[0], [1], [2], [3], [5], [7], [9], [10], [11], [19], [21], [99], [101], [1_000], [61_000]]
    expect(tops.map(roundTop)).toEqual([2, 2, 2, 4, 6, 8, 10, 10, 20, 20, 40, 100, 200, 1_000, 80_000])
  })

  it('leads from a place to its column and back', () => {
    for (const count of [1, 7, 28, 40])
      for (let at = 0; at < count; at += 1) expect(columnAt(middleOf(at, count) / 100, count)).toBe(at)
    expect([columnAt(-1, 7), columnAt(1, 7), columnAt(2, 7)]).toEqual([0, 6, 6])
  })
})

describe('columns of days', () => {
  const daysFrom = (first: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      day: new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10),
      starts: 2,
      views: 1,
      watchedMs: 1_000,
      completions: 0,
    }))

  it('are days while these can be told apart, then weeks from Monday, then months, and nothing is lost', () => {
    expect(groupDays(daysFrom('2026-09-01', 92))).toMatchObject({ span: 'day', columns: { length: 92 } })
    const weeks = groupDays(daysFrom('2026-08-29', 93))
    expect(weeks.span).toBe('week')
    expect(weeks.columns.slice(0, 2)).toEqual([
      { day: '2026-08-24', views: 2, watchedMs: 2_000 },
      { day: '2026-08-31', views: 7, watchedMs: 7_000 },
    ])
    const months = groupDays(daysFrom('2024-01-15', 700))
    expect(months.span).toBe('month')
    expect(months.columns[1]).toEqual({ day: '2024-02-01', views: 29, watchedMs: 29_000 })
    expect(months.columns.reduce((sum, { views }) => sum + views, 0)).toBe(700)
  })
})

describe('times', () => {
  it('are said as people do', () => {
    expect([0, 45_000, 60_000, 3_600_000, 11_100_000, 720_000_000].map(sayTime)).toEqual([
      '0 s',
      '45 s',
      '1 min',
      '1 h',
      '3.1 h',
      '200 h',
    ])
    expect([0, 4_520, 59_900, 65_000].map(sayMoment)).toEqual(['0 s', '4.5 s', '59.9 s', '1:05'])
  })
})
