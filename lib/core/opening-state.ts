import { type OpeningHours, type OpeningSpan, spanMinutes, toMinutes, weekdays } from './opening-hours'
import { dayMs, minuteMs } from './time'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/** What the clock on that wall shows, written as if it were UTC. Whole minutes. */
function wallMs(atMs: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(atMs)
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0)
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
}

const offsetMs = (atMs: number, timeZone: string) =>
  wallMs(atMs, timeZone) - Math.floor(atMs / minuteMs) * minuteMs

/**
 * The moment at which a wall shows this. A time that the clocks jump over comes as much later as they jump, one that they show twice is the
 * first of the two (what Temporal calls `compatible`).
 */
function momentOf(shownMs: number, timeZone: string): number {
  const before = offsetMs(shownMs - dayMs, timeZone)
  const after = offsetMs(shownMs + dayMs, timeZone)
  const fits = [shownMs - before, shownMs - after].filter((atMs) => wallMs(atMs, timeZone) === shownMs)
  return fits.length > 0 ? Math.min(...fits) : shownMs - before
}

type Stretch = { startMs: number; endMs: number }

function stretchOf(midnightMs: number, span: OpeningSpan, timeZone: string): Stretch {
  const fromMs = midnightMs + toMinutes(span.from) * minuteMs
  return {
    startMs: momentOf(fromMs, timeZone),
    endMs: momentOf(fromMs + spanMinutes(span) * minuteMs, timeZone),
  }
}

/** Yesterday may run into today; what is more than a week ahead is the same again. */
const firstDay = -1
const lastDay = 8

/** The coming stretches of being open, one after the other, those that touch as one. */
function listStretches({ timeZone, days }: OpeningHours, nowMs: number): Stretch[] {
  const todayMs = Math.floor(wallMs(nowMs, timeZone) / dayMs) * dayMs
  const joined: Stretch[] = []
  for (let day = firstDay; day <= lastDay; day += 1) {
    const midnightMs = todayMs + day * dayMs
    // 1 January 1970 was a Thursday, the fourth day of the week.
    const weekday = (Math.floor(midnightMs / dayMs) + 3) % weekdays.length
    for (const span of days[weekday] ?? []) {
      const next = stretchOf(midnightMs, span, timeZone)
      const last = joined.at(-1)
      // Begins inside of the hour that the clocks leave out, and is over before it.
      if (next.endMs <= next.startMs) continue
      if (last && next.startMs <= last.endMs) last.endMs = Math.max(last.endMs, next.endMs)
      else joined.push(next)
    }
  }
  return joined
}

/** A moment by the kitchen's own clock. `inDays` is 0 for today and 1 for tomorrow. */
export type LocalMoment = { time: string; weekday: (typeof weekdays)[number]; inDays: number }

function toLocal(atMs: number, nowMs: number, timeZone: string): LocalMoment {
  const shownMs = wallMs(atMs, timeZone)
  const dayNumber = Math.floor(shownMs / dayMs)
  return {
    time: new Date(shownMs).toISOString().slice(11, 16),
    weekday: weekdays[(dayNumber + 3) % weekdays.length] ?? 'Monday',
    inDays: dayNumber - Math.floor(wallMs(nowMs, timeZone) / dayMs),
  }
}

/** `until` is null round the clock, `opens` when every day of the week is closed. */
export type OpeningState =
  | { open: true; until: LocalMoment | null }
  | { open: false; opens: LocalMoment | null }

/**
 * Whether a kitchen is open at a moment, and when that changes.
 *
 * @param nowMs Unix milliseconds
 * @returns by the kitchen's own clock, wherever the reader is
 */
export function openingState(hours: OpeningHours, nowMs: number): OpeningState {
  const stretches = listStretches(hours, nowMs)
  const current = stretches.find(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs)
  if (current) {
    const isEndless = current.endMs - nowMs >= (lastDay - 1) * dayMs
    return { open: true, until: isEndless ? null : toLocal(current.endMs, nowMs, hours.timeZone) }
  }
  const next = stretches.find(({ startMs }) => startMs > nowMs)
  return { open: false, opens: next ? toLocal(next.startMs, nowMs, hours.timeZone) : null }
}

/** Whether the reader's clock shows another time than the kitchen's. */
export function isOtherClock(timeZone: string, readerZone: string, nowMs: number): boolean {
  return offsetMs(nowMs, timeZone) !== offsetMs(nowMs, readerZone)
}
