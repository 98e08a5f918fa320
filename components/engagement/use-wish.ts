import { useSyncExternalStore } from 'react'
import { type Standing, wishes } from '@/components/engagement/wishes'

/** One thing that a tap turns on and off. @param given what the server said when it made the page */
export function useWish(url: string, given: Standing) {
  const known = useSyncExternalStore(
    wishes.subscribe,
    () => wishes.of(url),
    () => undefined,
  )
  return {
    ...(known?.shown ?? given),
    hasFailed: known?.hasFailed ?? false,
    turn: (isOn: boolean) => wishes.make(url, given, isOn),
  }
}
