import 'server-only'
import { dayMs } from '@/lib/core/time'
import type { DayFigures } from './schema'

/** The day of a moment in UTC, as 2026-11-29. Text of this form sorts as days do. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

export const dayBefore = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(day) - days * dayMs))

/** Ten years: a list must end, whatever stands in the database. */
const maxDays = 3_660

/** Every day from `from` to `to`, both included; what is not among the rows is a day on which nothing happened. */
export function fillDays(rows: readonly DayFigures[], from: string, to: string): DayFigures[] {
  const known = new Map(rows.map((row) => [row.day, row]))
  const count = Math.min(maxDays, (Date.parse(to) - Date.parse(from)) / dayMs + 1)
  return Array.from({ length: Math.max(0, count) }, (_, ago) => {
    const day = dayBefore(to, count - 1 - ago)
    return known.get(day) ?? { day, starts: 0, views: 0, watchedMs: 0, completions: 0 }
  })
}
