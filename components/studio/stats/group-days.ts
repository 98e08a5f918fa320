import type { DayFigures } from '@/lib/analytics/schema'
import { dayMs } from '@/lib/core/time'

export type Span = 'day' | 'week' | 'month'

/** What one bar stands for: begins on `day`. */
export type Column = { day: string; views: number; watchedMs: number }

/** More bars than this are hairs on a phone. */
const maxColumns = 92
const daysOfWeek = 7

function spanFor(dayCount: number): Span {
  if (dayCount <= maxColumns) return 'day'
  return dayCount <= maxColumns * daysOfWeek ? 'week' : 'month'
}

/** The day on which the week (Monday, ISO 8601) or month of a day begins. */
function beginningOf(day: string, span: Span): string {
  if (span === 'day') return day
  if (span === 'month') return `${day.slice(0, 8)}01`
  const at = new Date(day)
  const sinceMonday = (at.getUTCDay() + daysOfWeek - 1) % daysOfWeek
  return new Date(at.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10)
}

/** One column a day as long as that can be read, then a week, then a month. The first and last may not be whole. */
export function groupDays(days: readonly DayFigures[]): { span: Span; columns: Column[] } {
  const span = spanFor(days.length)
  const columns = new Map<string, Column>()
  for (const { day, views, watchedMs } of days) {
    const key = beginningOf(day, span)
    const column = columns.get(key) ?? { day: key, views: 0, watchedMs: 0 }
    columns.set(key, { day: key, views: column.views + views, watchedMs: column.watchedMs + watchedMs })
  }
  return { span, columns: [...columns.values()] }
}
