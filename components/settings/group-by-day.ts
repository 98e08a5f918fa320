type Setting = { locale: string; timeZone: string; nowMs: number }

export type Day<Item> = { key: string; title: string; items: Item[] }

const dayMs = 86_400_000

/** Capital first, also where a language writes "today" small: it stands as a heading. */
const asHeading = (text: string, locale: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

/** Tells which day a moment falls on in a time zone, as 2027-03-02. */
function dayReader(timeZone: string): (ms: number) => string {
  const numbers = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', ...numbers })
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  }
}

/**
 * Cuts a list, newest first, where the reader's day changes, and names each day as a person would: today, yesterday, then
 * the date, with its year once that is another one.
 */
export function groupByDay<Item extends { at: string }>(
  items: readonly Item[],
  setting: Setting,
): Day<Item>[] {
  const { locale, timeZone, nowMs } = setting
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const keyOf = dayReader(timeZone)
  const today = keyOf(nowMs)
  // By the calendar, not 24 hours back: a day that ends summer time has 25.
  const yesterday = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10)

  const titleOf = (key: string, ms: number): string => {
    if (key === today) return asHeading(relative.format(0, 'day'), locale)
    if (key === yesterday) return asHeading(relative.format(-1, 'day'), locale)
    const isThisYear = key.slice(0, 4) === today.slice(0, 4)
    const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const
    const format = new Intl.DateTimeFormat(locale, {
      timeZone,
      ...parts,
      ...(isThisYear ? {} : { year: 'numeric' }),
    })
    return asHeading(format.format(ms), locale)
  }

  const days: Day<Item>[] = []
  for (const item of items) {
    const ms = Date.parse(item.at)
    const key = keyOf(ms)
    const last = days.at(-1)
    if (last?.key === key) last.items.push(item)
    else days.push({ key, title: titleOf(key, ms), items: [item] })
  }
  return days
}
