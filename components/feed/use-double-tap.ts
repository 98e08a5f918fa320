import { type MouseEvent, useRef, useState } from 'react'

const doubleTapMs = 300
const closeByPixels = 48

type Burst = { key: number; x: number; y: number }

/**
 * Two taps close together. The single taps keep their meaning and are not held back to wait for a second one: two of
 * them pause and go on, which nobody sees. `dblclick` will not do, for it never comes on some phones.
 */
export function useDoubleTap(onTap: () => void, onDoubleTap: (() => void) | null) {
  const last = useRef({ at: 0, x: 0, y: 0 })
  const [burst, setBurst] = useState<Burst | null>(null)

  function onClick(event: MouseEvent<HTMLElement>) {
    onTap()
    // From the keyboard: no place, and space pressed twice means pause twice.
    if (event.detail === 0 || !onDoubleTap) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const tap = { at: event.timeStamp, x: event.clientX - left, y: event.clientY - top }
    const before = last.current
    const isNear = Math.hypot(tap.x - before.x, tap.y - before.y) < closeByPixels
    last.current = tap
    if (tap.at - before.at > doubleTapMs || !isNear) return
    last.current = { ...tap, at: 0 }
    onDoubleTap()
    setBurst({ key: tap.at, x: tap.x, y: tap.y })
  }

  return { onClick, burst }
}
