import { useCallback, useEffect, useState } from 'react'
import { keepChoice, readChoice } from '@/components/feed/stored-choice'

/** Something that is off until somebody turns it on, and stays so in this browser. */
export function useKeptChoice(key: string): [isOn: boolean, choose: (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(false)
  useEffect(() => setIsOn(readChoice(key) === 'on'), [key])
  const choose = useCallback(
    (value: boolean) => {
      setIsOn(value)
      keepChoice(key, value)
    },
    [key],
  )
  return [isOn, choose]
}
