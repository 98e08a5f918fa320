import { dayMs } from '@/lib/core/time'

/** The day of a moment in UTC, as 2026-11-29. Text of this form sorts as days do. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** The day that lies `days` before another. */
export const dayBefore = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(day) - days * dayMs))

/** Ten years: a list must end, whatever stands in the database. */
const maxDays = 3_660

/** Every day from `from` to `to`, both included, the oldest first; the newest ten years where there are more. */
export function daysBetween(from: string, to: string): string[] {
  const count = Math.min(maxDays, (Date.parse(to) - Date.parse(from)) / dayMs + 1)
  return Array.from({ length: Math.max(0, count) }, (_, ago) => dayBefore(to, count - 1 - ago))
}
