import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OpeningHours, spanMinutes, toMinutes } from '@/lib/core/opening-hours'
import { openingHours } from '@/lib/core/opening-hours-schema'
import { isOtherClock, openingState } from '@/lib/core/opening-state'

type Days = Record<number, [from: string, to: string][]>

const week = (days: Days, timeZone = 'UTC'): OpeningHours => ({
  timeZone,
  days: Array.from({ length: 7 }, (_, day) => (days[day] ?? []).map(([from, to]) => ({ from, to }))),
})
/** What a reader is told, in one line. */
function say(hours: OpeningHours, at: string): string {
  const state = openingState(hours, Date.parse(at))
  const moment = state.open ? state.until : state.opens
  const when = moment ? `${moment.time} ${moment.weekday} +${moment.inDays}` : 'never'
  return `${state.open ? 'open until' : 'closed until'} ${when}`
}

// 30 November 2026 is a Monday.
describe('on an ordinary week', () => {
  const hours = week({
    0: [
      ['12:00', '15:00'],
      ['18:00', '22:30'],
    ],
    2: [['12:00', '15:00']],
  })
  it.each([
    ['2026-11-30T11:59:59Z', 'closed until 12:00 Monday +0'],
    ['2026-11-30T12:00:00Z', 'open until 15:00 Monday +0'],
    ['2026-11-30T14:59:59.999Z', 'open until 15:00 Monday +0'],
    ['2026-11-30T15:00:00Z', 'closed until 18:00 Monday +0'],
    ['2026-11-30T22:30:00Z', 'closed until 12:00 Wednesday +2'],
    ['2026-12-01T09:00:00Z', 'closed until 12:00 Wednesday +1'],
    ['2026-12-02T15:00:00Z', 'closed until 12:00 Monday +5'],
  ])('at %s it is %s', (at, said) => expect(say(hours, at)).toBe(said))
})

describe('past midnight', () => {
  const hours = week({ 4: [['18:00', '02:00']], 6: [['20:00', '03:00']] })
  it.each([
    ['2026-12-04T23:59:00Z', 'open until 02:00 Saturday +1'],
    ['2026-12-05T01:59:00Z', 'open until 02:00 Saturday +0'],
    ['2026-12-05T02:00:00Z', 'closed until 20:00 Sunday +1'],
    // From the last day of the week into the first.
    ['2026-12-07T02:30:00Z', 'open until 03:00 Monday +0'],
  ])('at %s it is %s', (at, said) => expect(say(hours, at)).toBe(said))
})

describe('without a gap', () => {
  const always: [string, string][] = [['00:00', '00:00']]
  it('takes two that touch at midnight as one', () => {
    const hours = week({ 0: [['20:00', '00:00']], 1: [['00:00', '04:00']] })
    expect(say(hours, '2026-11-30T21:00:00Z')).toBe('open until 04:00 Tuesday +1')
  })
  it('says no end round the clock', () => {
    const hours = week({ 0: always, 1: always, 2: always, 3: always, 4: always, 5: always, 6: always })
    expect(say(hours, '2026-12-02T13:00:00Z')).toBe('open until never')
  })
  it('says the end where only one night of the week is off', () => {
    const hours = week({ 0: always, 1: always, 2: always, 3: always, 4: always, 5: always })
    expect(say(hours, '2026-11-30T00:00:00Z')).toBe('open until 00:00 Sunday +6')
  })
  it('never opens where every day is closed', () => {
    expect(say(week({}), '2026-11-30T12:00:00Z')).toBe('closed until never')
  })
  it('opens again a week later, on the same day', () => {
    expect(say(week({ 0: [['09:00', '10:00']] }), '2026-11-30T10:00:00Z')).toBe(
      'closed until 09:00 Monday +7',
    )
  })
})

describe('by the clock of the kitchen, not of the reader', () => {
  const hours = week({ 0: [['17:30', '23:00']] }, 'America/New_York')
  it.each([
    ['2026-11-30T22:29:00Z', 'closed until 17:30 Monday +0'],
    ['2026-11-30T22:30:00Z', 'open until 23:00 Monday +0'],
    // Tuesday already where the reader may be.
    ['2026-12-01T03:59:00Z', 'open until 23:00 Monday +0'],
  ])('at %s it is %s', (at, said) => expect(say(hours, at)).toBe(said))
  it('stands on half hours too', () => {
    expect(say(week({ 0: [['09:00', '10:00']] }, 'Asia/Kathmandu'), '2026-11-30T03:15:00Z')).toBe(
      'open until 10:00 Monday +0',
    )
  })
  it('knows which readers have another clock', () => {
    const now = Date.parse('2026-11-30T12:00:00Z')
    expect(isOtherClock('Europe/Lisbon', 'Europe/London', now)).toBe(false)
    expect(isOtherClock('Europe/Lisbon', 'Europe/Madrid', now)).toBe(true)
  })
})

describe('when the clocks go forward (Berlin, 28 March 2027: 02:00 is 03:00)', () => {
  const night = week({ 5: [['22:00', '04:00']] }, 'Europe/Berlin')
  it('ends at four by the wall, one hour sooner', () => {
    expect(say(night, '2027-03-28T01:59:00Z')).toBe('open until 04:00 Sunday +0')
    expect(say(night, '2027-03-28T02:00:00Z')).toMatch(/^closed/)
  })
  it('opens at the end of the jump where the time it wants is jumped over', () => {
    const early = week({ 6: [['02:30', '06:00']] }, 'Europe/Berlin')
    expect(say(early, '2027-03-28T00:59:00Z')).toBe('closed until 03:30 Sunday +0')
    expect(say(early, '2027-03-28T01:30:00Z')).toBe('open until 06:00 Sunday +0')
  })
  it('does not open where it would end before it began', () => {
    const gone = week(
      {
        6: [
          ['02:30', '03:15'],
          ['09:00', '12:00'],
        ],
      },
      'Europe/Berlin',
    )
    expect(say(gone, '2027-03-28T00:30:00Z')).toBe('closed until 09:00 Sunday +0')
  })
})

describe('when the clocks go back (Berlin, 25 October 2026: 03:00 is 02:00)', () => {
  it('ends the first time the wall shows the hour', () => {
    const night = week({ 5: [['22:00', '02:30']] }, 'Europe/Berlin')
    expect(say(night, '2026-10-25T00:29:00Z')).toBe('open until 02:30 Sunday +0')
    expect(say(night, '2026-10-25T00:30:00Z')).toMatch(/^closed/)
  })
  it('is open an hour longer where it ends later', () => {
    const night = week({ 5: [['22:00', '04:00']] }, 'Europe/Berlin')
    expect(say(night, '2026-10-25T02:59:00Z')).toBe('open until 04:00 Sunday +0')
    expect(say(night, '2026-10-25T03:00:00Z')).toMatch(/^closed/)
  })
})

it('agrees with a look at every span, on weeks without a change of the clocks', () => {
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const two = (value: number) => String(value).padStart(2, '0')
    return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`
  })
  const days = fc.array(fc.array(fc.record({ from: clock, to: clock }), { maxLength: 2 }), {
    minLength: 7,
    maxLength: 7,
  })
  const monday = Date.UTC(2026, 5, 1)
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('UTC', 'Asia/Tokyo', 'Asia/Kolkata'),
      fc.nat(20_159),
      (all, timeZone, at) => {
        const hours = openingHours.safeParse({ timeZone, days: all })
        fc.pre(hours.success)
        const offsets = { UTC: 0, 'Asia/Tokyo': 540, 'Asia/Kolkata': 330 }
        const local = (at + offsets[timeZone as keyof typeof offsets]) % 10_080
        const isOpen = all.some((spans, day) =>
          spans.some((span) => {
            const start = day * 1_440 + toMinutes(span.from)
            return (local - start + 20_160) % 10_080 < spanMinutes(span)
          }),
        )
        const state = openingState(hours.data, monday + at * 60_000)
        expect(state.open).toBe(isOpen)
      },
    ),
  )
})
