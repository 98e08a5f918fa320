import { useCallback, useEffect, useRef, useState } from 'react'
import type { Place } from '@/lib/core/place'

/** For the device, once it may look. While the browser's question stands unanswered, no time runs at all. */
const patienceMs = 60_000
const fineAgeMs = 5 * 60_000

function ownPosition(): Promise<Place | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { timeout: patienceMs, maximumAge: fineAgeMs },
    )
  })
}

/**
 * Where this device is; null when nobody may know, or it does not know itself. The answer may take for ever, so it is not
 * waited for in a transition, which would hold every navigation back, and nobody hears it who has given up.
 */
export function useOwnPosition() {
  const turn = useRef(0)
  const [isLocating, setLocating] = useState(false)

  const giveUp = useCallback(() => {
    turn.current += 1
    setLocating(false)
  }, [])
  useEffect(() => giveUp, [giveUp])

  async function locate(onAnswer: (place: Place | null) => void): Promise<void> {
    turn.current += 1
    const mine = turn.current
    setLocating(true)
    const place = await ownPosition()
    if (mine !== turn.current) return
    setLocating(false)
    onAnswer(place)
  }

  return { isLocating, locate, giveUp }
}
