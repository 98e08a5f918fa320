const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

type RelativeTimeProps = {
  /** ISO 8601. */
  at: string
  locale: string
  /** The server's clock, handed down, so that server and browser say the same. */
  now: number
}

/** "3 days ago", with the exact moment on hover. */
export function RelativeTime({ at, locale, now }: RelativeTimeProps) {
  const seconds = (Date.parse(at) - now) / 1_000
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['minute', 60] as const)
  const text = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round(seconds / size),
    unit,
  )
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return (
    <time dateTime={at} title={`${exact.format(new Date(at))} UTC`}>
      {text}
    </time>
  )
}
