/** In the order of ISO 8601 and of `OpeningHours.days`. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

export const dayMinutes = 24 * 60

/** `to` at or before `from` is on the next day: 18:00 to 02:00, and 00:00 to 00:00 for round the clock. */
export type OpeningSpan = { from: string; to: string }

/** An ordinary week by the kitchen's own clock; an empty day is closed. As `opening-hours-schema.ts` lets it in. */
export type OpeningHours = { timeZone: string; days: OpeningSpan[][] }

/** `07:05` as minutes after midnight. */
export function toMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

export function spanMinutes({ from, to }: OpeningSpan): number {
  const length = toMinutes(to) - toMinutes(from)
  return length > 0 ? length : length + dayMinutes
}
