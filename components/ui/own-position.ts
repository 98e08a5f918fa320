import type { Place } from '@/lib/core/place'

/** Long enough for somebody to read the browser's question and answer it. */
const patienceMs = 60_000
const fineAgeMs = 5 * 60_000

/** Where this device is; null when nobody may know, or it does not know itself. */
export function ownPosition(): Promise<Place | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { timeout: patienceMs, maximumAge: fineAgeMs },
    )
  })
}
