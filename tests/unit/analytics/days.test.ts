import { describe, expect, it } from 'vitest'
import { fillDays } from '@/lib/analytics/days'
import { dayBefore, dayOf } from '@/lib/core/days'

const figures = { starts: 3, views: 2, watchedMs: 9, completions: 1 }
const nothing = { starts: 0, views: 0, watchedMs: 0, completions: 0 }

describe('days', () => {
  it('are those of UTC, through the ends of months and years', () => {
    expect(dayOf(new Date('2026-11-29T23:59:59.999Z'))).toBe('2026-11-29')
    expect([dayBefore('2026-03-01', 1), dayBefore('2028-03-01', 1), dayBefore('2026-01-01', 1)]).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2025-12-31',
    ])
  })

  it('are all there, in order, also those on which nothing happened', () => {
    expect(fillDays([{ day: '2026-03-01', ...figures }], '2026-02-28', '2026-03-02')).toEqual([
      { day: '2026-02-28', ...nothing },
      { day: '2026-03-01', ...figures },
      { day: '2026-03-02', ...nothing },
    ])
    expect(fillDays([], '2026-03-02', '2026-03-02')).toHaveLength(1)
    expect(fillDays([], '1970-01-01', '2026-03-02')).toHaveLength(3_660)
  })
})
