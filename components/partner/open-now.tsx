'use client'

import { useEffect, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useTimeZone } from '@/components/ui/use-time-zone'
import type { OpeningHours } from '@/lib/core/opening-hours'
import { isOtherClock, openingState } from '@/lib/core/opening-state'
import { minuteMs } from '@/lib/core/time'
import { describeOpening } from './describe-opening'

/** The reader's clock once the browser has taken over: the page may be minutes old, and stay open for hours. */
function useNow(firstMs: number): number {
  const [nowMs, setNowMs] = useState(firstMs)
  useEffect(() => {
    const look = () => setNowMs(Date.now())
    look()
    const timer = setInterval(look, minuteMs / 2)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return nowMs
}

const cityOf = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')

type OpenNowProps = {
  hours: OpeningHours
  /** The server's clock, for what it renders. */
  nowMs: number
}

/** Whether one can go there right now, and when that changes, by the clock there. */
export function OpenNow({ hours, nowMs: firstMs }: OpenNowProps) {
  const readerZone = useTimeZone()
  const nowMs = useNow(firstMs)
  const state = openingState(hours, nowMs)
  const when = describeOpening(state)
  const isElsewhere = readerZone !== 'UTC' && isOtherClock(hours.timeZone, readerZone, nowMs)
  return (
    <span data-open={state.open}>
      <span className={classNames('font-semibold', state.open ? 'text-herb-ink' : 'text-ink')}>
        {state.open ? 'Open now' : 'Closed now'}
      </span>
      {when ? <span className="text-ink-soft"> · {when}</span> : null}
      {when && isElsewhere ? <span className="text-ink-soft"> ({cityOf(hours.timeZone)} time)</span> : null}
    </span>
  )
}
