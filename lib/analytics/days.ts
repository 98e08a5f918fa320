import 'server-only'
import { daysBetween } from '@/lib/core/days'
import type { DayFigures } from './schema'

/** Every day from `from` to `to`, both included; what is not among the rows is a day on which nothing happened. */
export function fillDays(rows: readonly DayFigures[], from: string, to: string): DayFigures[] {
  const known = new Map(rows.map((row) => [row.day, row]))
  return daysBetween(from, to).map(
    (day) => known.get(day) ?? { day, starts: 0, views: 0, watchedMs: 0, completions: 0 },
  )
}
