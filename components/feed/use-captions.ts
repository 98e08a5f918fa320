import { useCallback, useEffect, useState } from 'react'
import { keepChoice, readChoice } from '@/components/feed/stored-choice'

const storageKey = 'morsel:captions'

/** On until somebody says no: the first clip starts silent, and many watch all of them so. */
export function useCaptions() {
  const [isOn, setIsOn] = useState(true)
  useEffect(() => setIsOn(readChoice(storageKey) !== 'off'), [])
  const choose = useCallback((value: boolean) => {
    setIsOn(value)
    keepChoice(storageKey, value)
  }, [])
  return { isOn, choose }
}
