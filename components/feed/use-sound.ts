import { useCallback, useEffect, useState } from 'react'
import { keepChoice, readChoice } from '@/components/feed/stored-choice'

const storageKey = 'morsel:sound'

/**
 * The first clip starts silent, as browsers demand. Who had the sound on last time gets it back: at once where the
 * browser lets us, else (`onSilenced`) with the first tap on the picture.
 */
export function useSound() {
  const [muted, setMuted] = useState(true)
  /** Sound was never chosen, or was refused: invite a tap. Starts as the answer for somebody new. */
  const [isInviting, setIsInviting] = useState(true)
  const [wasSilenced, setWasSilenced] = useState(false)

  useEffect(() => {
    const choice = readChoice(storageKey)
    setMuted(choice !== 'on')
    setIsInviting(choice === null)
  }, [])

  const onSilenced = useCallback(() => {
    setMuted(true)
    setIsInviting(true)
    setWasSilenced(true)
  }, [])

  const choose = useCallback((isOn: boolean) => {
    setMuted(!isOn)
    setIsInviting(false)
    setWasSilenced(false)
    keepChoice(storageKey, isOn)
  }, [])

  return { muted, isInviting, wasSilenced, choose, onSilenced }
}
