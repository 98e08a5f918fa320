import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanMinutes, toMinutes } from '@/lib/core/opening-hours'
import { openingHours } from '@/lib/core/opening-hours-schema'

const week = (days: Record<number, unknown>, timeZone = 'Europe/Lisbon') => ({
  timeZone,
  days: Array.from({ length: 7 }, (_, day) => days[day] ?? []),
})
const pathsOf = (input: unknown) =>
  openingHours.safeParse(input).error?.issues.map(({ path }) => path.join('.'))

describe('opening hours', () => {
  it('takes several spans a day, closed days, past midnight and round the clock, in the order of time', () => {
    const parsed = openingHours.parse(
      week({
        0: [
          { from: '18:00', to: '02:00' },
          { from: '12:00', to: '15:00' },
        ],
        3: [{ from: '00:00', to: '00:00' }],
      }),
    )
    expect(parsed.days[0]).toEqual([
      { from: '12:00', to: '15:00' },
      { from: '18:00', to: '02:00' },
    ])
    expect(parsed.days[1]).toEqual([])
    expect(spanMinutes({ from: '18:00', to: '02:00' })).toBe(8 * 60)
    expect(spanMinutes({ from: '00:00', to: '00:00' })).toBe(24 * 60)
  })

  it('lets one begin in the minute in which another ends, also across midnight and across the week', () => {
    const touching = week({ 0: [{ from: '00:00', to: '00:00' }], 6: [{ from: '20:00', to: '00:00' }] })
    expect(pathsOf(touching)).toBeUndefined()
  })

  it.each([
    [
      'within a day',
      {
        2: [
          { from: '10:00', to: '14:00' },
          { from: '13:59', to: '16:00' },
        ],
      },
      ['days.2.1'],
    ],
    [
      'the same twice',
      {
        2: [
          { from: '10:00', to: '14:00' },
          { from: '10:00', to: '14:00' },
        ],
      },
      ['days.2.1'],
    ],
    [
      'into the next day',
      { 2: [{ from: '20:00', to: '03:00' }], 3: [{ from: '02:00', to: '04:00' }] },
      ['days.3.0'],
    ],
    [
      'from Sunday into Monday',
      { 0: [{ from: '01:00', to: '04:00' }], 6: [{ from: '22:00', to: '01:01' }] },
      ['days.0.0'],
    ],
    [
      'a whole day and a bit of it',
      {
        4: [
          { from: '08:00', to: '08:00' },
          { from: '09:00', to: '10:00' },
        ],
      },
      ['days.4.1'],
    ],
  ])('refuses what overlaps: %s', (_, days, expected) => {
    expect(pathsOf(week(days))).toEqual(expected)
  })

  it.each([
    ['a day too few', { timeZone: 'UTC', days: [[], [], [], [], [], []] }],
    [
      'five a day',
      week({ 0: ['06', '08', '10', '12', '14'].map((hour) => ({ from: `${hour}:00`, to: `${hour}:30` })) }),
    ],
    ['24:00', week({ 0: [{ from: '12:00', to: '24:00' }] })],
    ['half a time', week({ 0: [{ from: '12:00', to: '' }] })],
    ['a time with seconds', week({ 0: [{ from: '12:00:00', to: '13:00' }] })],
    ['more than a span', week({ 0: [{ from: '12:00', to: '13:00', note: 'x' }] })],
    ['no zone', { days: Array(7).fill([]) }],
    ['an offset', week({}, '+02:00')],
    ['a made-up zone', week({}, 'Europe/Atlantis')],
    ['an abbreviation', week({}, 'CET')],
    ['a script', week({}, '<script>/')],
  ])('refuses %s', (_, input) => {
    expect(openingHours.safeParse(input).success).toBe(false)
  })

  it('agrees with a count of every minute of the week', () => {
    const minute = fc.integer({ min: 0, max: 1_439 })
    const clock = (at: number) =>
      `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
    const spans = fc.array(fc.record({ day: fc.nat(6), from: minute, to: minute }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(spans, (all) => {
        const days: Record<number, { from: string; to: string }[]> = {}
        const covered = new Map<number, number>()
        for (const { day, from, to } of all) {
          const span = { from: clock(from), to: clock(to) }
          days[day] = [...(days[day] ?? []), span]
          const start = day * 1_440 + toMinutes(span.from)
          for (let at = start; at < start + spanMinutes(span); at += 1)
            covered.set(at % 10_080, (covered.get(at % 10_080) ?? 0) + 1)
        }
        const overlaps = [...covered.values()].some((times) => times > 1)
        expect(openingHours.safeParse(week(days)).success).toBe(!overlaps)
      }),
    )
  })
})
