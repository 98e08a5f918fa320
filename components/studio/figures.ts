const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** `999`, `1.2k`, `3.4m`. */
export function shortNumber(count: number): string {
  return short.format(count).toLowerCase()
}

/** `1 view`, `1,204 views`. */
export function counted(count: number, unit: string): string {
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`
}

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `3 days ago`, `yesterday`, `just now`. */
export function relativeTime(iso: string, nowMs: number): string {
  const seconds = (nowMs - Date.parse(iso)) / 1_000
  const step = steps.find(([, unitSeconds]) => seconds >= unitSeconds)
  return step ? relative.format(-Math.floor(seconds / step[1]), step[0]) : 'just now'
}

/** `23 November 2026 at 01:09 UTC`. */
export function exactTime(iso: string): string {
  return `${exact.format(new Date(iso))} UTC`
}
