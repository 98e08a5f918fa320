import { useEffect, useState } from 'react'

/** Seconds left until `until` (a `Date.now()` moment); 0 when it has passed or was never set. */
export function useCountdown(until: number | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  const isRunning = until !== undefined && until > now

  useEffect(() => {
    if (until === undefined) return
    setNow(Date.now())
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }, 1_000)
    return () => clearInterval(timer)
  }, [until])

  return isRunning ? Math.ceil((until - now) / 1_000) : 0
}
