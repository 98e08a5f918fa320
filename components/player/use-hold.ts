import { type PointerEvent, useEffect, useRef, useState } from 'react'

const holdAfterMs = 350
/** A finger that wanders is on its way to swipe. */
const stillPixels = 12

/**
 * A finger or a mouse that stays down on the picture. The click that follows it is not a tap: ask `wasHold` there.
 *
 * @param canHold whether there is anything to hurry; asked when the finger comes down
 * @param onHold told when it begins and when it ends, whatever has become of the clip meanwhile
 */
export function useHold(canHold: boolean, onHold: (isOn: boolean) => void) {
  const [isHeld, setIsHeld] = useState(false)
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  /** Not the state: a finger may go before a busy page has drawn that it stayed, and the clip would hurry for ever. */
  const isOn = useRef(false)
  const isClickTaken = useRef(false)

  function end() {
    clearTimeout(press.current?.timer)
    press.current = null
    if (isOn.current) onHold(false)
    isOn.current = false
    setIsHeld(false)
  }

  function onPointerDown({ button, isPrimary, clientX: x, clientY: y }: PointerEvent) {
    // Two fingers are on their way to zoom.
    if (!isPrimary) return end()
    isClickTaken.current = false
    if (button !== 0 || !canHold) return
    const timer = setTimeout(() => {
      isClickTaken.current = true
      isOn.current = true
      setIsHeld(true)
      onHold(true)
    }, holdAfterMs)
    press.current = { timer, x, y }
  }

  function onPointerMove({ clientX, clientY }: PointerEvent) {
    const { current } = press
    if (current && !isOn.current && Math.hypot(clientX - current.x, clientY - current.y) > stillPixels) end()
  }

  useEffect(() => () => clearTimeout(press.current?.timer), [])

  return {
    isHeld,
    wasHold: () => isClickTaken.current,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp: end,
      onPointerCancel: end,
      onPointerLeave: end,
      // The menu of a long press would take the finger away.
      onContextMenu: (event: { preventDefault: () => void }) => {
        if (isHeld || isClickTaken.current) event.preventDefault()
      },
    },
  }
}
