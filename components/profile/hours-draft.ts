import { dayMinutes, type OpeningHours, spanMinutes, toMinutes, weekdays } from '@/lib/core/opening-hours'
import { maxSpansPerDay, openingHours } from '@/lib/core/opening-hours-schema'

/** A row of the editor; either field may be empty while somebody types. The id stays when rows move. */
export type DraftSpan = { id: number; from: string; to: string }
export type DraftWeek = readonly (readonly DraftSpan[])[]

let lastId = 0
const draft = (from: string, to: string): DraftSpan => {
  lastId += 1
  return { id: lastId, from, to }
}

export function toDraft(hours: OpeningHours | null): DraftWeek {
  return weekdays.map((_, day) => (hours?.days[day] ?? []).map(({ from, to }) => draft(from, to)))
}

const replaceDay = (week: DraftWeek, day: number, spans: readonly DraftSpan[]) => week.with(day, spans)

/** Lunch first, then dinner, then whatever comes after the last one. */
export function addSpan(week: DraftWeek, day: number): { week: DraftWeek; added: DraftSpan } | null {
  const spans = week[day] ?? []
  if (spans.length >= maxSpansPerDay) return null
  const last = spans.at(-1)
  const lunch = last === undefined
  const dinner = last !== undefined && last.to > last.from && last.to <= '18:00'
  const added = lunch ? draft('12:00', '15:00') : dinner ? draft('18:00', '22:00') : draft('', '')
  return { week: replaceDay(week, day, [...spans, added]), added }
}

export function removeSpan(week: DraftWeek, day: number, id: number): DraftWeek {
  return replaceDay(
    week,
    day,
    (week[day] ?? []).filter((span) => span.id !== id),
  )
}

export function changeSpan(
  week: DraftWeek,
  { day, id, ...change }: { day: number; id: number } & Partial<Omit<DraftSpan, 'id'>>,
): DraftWeek {
  const spans = (week[day] ?? []).map((span) => (span.id === id ? { ...span, ...change } : span))
  return replaceDay(week, day, spans)
}

export function copyToAll(week: DraftWeek, day: number): DraftWeek {
  const spans = week[day] ?? []
  return week.map((own, other) => (other === day ? own : spans.map(({ from, to }) => draft(from, to))))
}

/** Whether a row ends on the day after, which is worth a word beside it. */
export function endsNextDay({ from, to }: DraftSpan): boolean {
  return from !== '' && to !== '' && toMinutes(from) + spanMinutes({ from, to }) > dayMinutes
}

type Checked = { hours: OpeningHours; errors?: never } | { hours?: never; errors: Map<number, string> }

/** @returns what to save, or what is wrong by the id of its row */
export function checkDraft(week: DraftWeek, timeZone: string): Checked {
  const days = week.map((spans) => spans.map(({ from, to }) => ({ from, to })))
  const parsed = openingHours.safeParse({ timeZone, days })
  if (parsed.success) return { hours: parsed.data }
  const errors = new Map<number, string>()
  for (const { path, message } of parsed.error.issues) {
    const span = week[Number(path[1])]?.[Number(path[2])]
    if (span) errors.set(span.id, message)
  }
  return { errors }
}
