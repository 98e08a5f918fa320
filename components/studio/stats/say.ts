import { formatDuration } from '@/components/upload/format'

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })
const whole = new Intl.NumberFormat('en')
const inUtc = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const
const dayAndMonth = new Intl.DateTimeFormat('en-GB', inUtc)
const fullDay = new Intl.DateTimeFormat('en-GB', { ...inUtc, year: 'numeric' })

/** `62%`. */
export const sayShare = (share: number): string => percent.format(share)

/** `1,204`. */
export const sayCount = (count: number): string => whole.format(count)

/** `29 Nov`. */
export const sayDay = (day: string): string => dayAndMonth.format(new Date(day))

/** `29 Nov 2026`. */
export const sayFullDay = (day: string): string => fullDay.format(new Date(day))

/** `45 s`, `12 min`, `3.1 h`, `1,200 h`. */
export function sayTime(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes === 0) return `${Math.round(ms / 1_000)} s`
  if (minutes < 60) return `${minutes} min`
  const hours = minutes / 60
  return `${sayCount(Number(hours.toFixed(hours < 100 ? 1 : 0)))} h`
}

/** `4.5 s` in a short clip, `1:05` in a long one: where in it, or how much of it. */
export function sayMoment(ms: number): string {
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(1))} s`
  return formatDuration(ms / 1_000)
}
