'use client'

import { useTimeZone } from '@/components/ui/use-time-zone'

type LocalTimeProps = {
  /** ISO 8601. */
  at: string
  /** The browser's own where none is given: only for what a server never renders. */
  locale?: string
}

/** `Fri, 4 Dec 2026, 18:00`, in the reader's words and time zone. */
export function LocalTime({ at, locale }: LocalTimeProps) {
  const timeZone = useTimeZone()
  const text = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(at))
  return (
    // Node and the browser may space a date differently.
    <time dateTime={at} suppressHydrationWarning>
      {text}
    </time>
  )
}
