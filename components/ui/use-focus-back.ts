import { type RefObject, useEffect, useRef } from 'react'

/**
 * The buttons of what was open are gone, and with them the focus: it goes to `ref`, unless somebody has taken it elsewhere
 * meanwhile.
 *
 * @param isOpen whether what takes the focus along is there
 */
export function useFocusBack(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const ref = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) ref.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return ref
}
