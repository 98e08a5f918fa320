import { z } from 'zod'
import {
  dayMinutes,
  type OpeningHours,
  type OpeningSpan,
  spanMinutes,
  toMinutes,
  weekdays,
} from './opening-hours'

const weekMinutes = weekdays.length * dayMinutes
/** Breakfast, lunch, tea and dinner. */
export const maxSpansPerDay = 4

const clock = z.string().regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, 'Please fill in both times.')

const span = z.strictObject({ from: clock, to: clock })

/** Offsets such as `+02:00` are left out: they know no summer time. */
function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !name.includes('/')) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

type Placed = { day: number; index: number; start: number; end: number }

/** The later one of each two spans that overlap, over the whole week: Sunday night runs into Monday. */
function findOverlaps(days: OpeningSpan[][]): Placed[] {
  const placed = days.flatMap((spans, day) =>
    spans.map((one, index) => {
      const start = day * dayMinutes + toMinutes(one.from)
      return { day, index, start, end: start + spanMinutes(one) }
    }),
  )
  placed.sort((one, other) => one.start - other.start)
  const nextWeek = placed.map((one) => ({ ...one, start: one.start + weekMinutes }))
  const all = [...placed, ...nextWeek.slice(0, 1)]
  return all.filter((one, at) => at > 0 && one.start < (all[at - 1]?.end ?? 0))
}

/**
 * When a kitchen is open in an ordinary week, by its own clock. Days begin with Monday; an empty day is closed. Spans of a day are
 * kept in the order of time, and no two of a week overlap.
 */
export const openingHours = z
  .strictObject({
    timeZone: z.string().max(64).refine(isTimeZone, 'Please choose a time zone.'),
    days: z
      .array(z.array(span).max(maxSpansPerDay, `Use at most ${maxSpansPerDay} times a day.`))
      .length(weekdays.length),
  })
  .superRefine(({ days }, context) => {
    for (const { day, index } of findOverlaps(days))
      context.addIssue({
        code: 'custom',
        path: ['days', day, index],
        message: 'These hours overlap with others.',
      })
  })
  .transform(
    ({ timeZone, days }): OpeningHours => ({
      timeZone,
      days: days.map((spans) => spans.toSorted((one, other) => one.from.localeCompare(other.from))),
    }),
  )
