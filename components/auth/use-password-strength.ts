import { useEffect, useRef, useState } from 'react'
import type { Strength } from '@/components/auth/password-strength'
import type { StrengthAnswer, StrengthQuestion } from '@/components/auth/password-strength-worker'

/** Fingers rest about that long between two words. */
const pauseMs = 200

/**
 * Judges a password in a worker, a moment after the last key. `wanted` starts the worker, which brings the dictionaries: nobody
 * who only passes by loads them.
 *
 * @returns null while nothing is typed or known; where the worker cannot start there is simply no judgement
 */
export function usePasswordStrength(typed: string, about: readonly string[], wanted: boolean) {
  const worker = useRef<Worker>(null)
  const [answer, setAnswer] = useState<StrengthAnswer>()
  const known = about.join('\n')

  useEffect(() => {
    if (!wanted) return
    const started = new Worker(new URL('./password-strength-worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<StrengthAnswer>) => setAnswer(data))
    worker.current = started
    return () => {
      worker.current = null
      started.terminate()
    }
  }, [wanted])

  useEffect(() => {
    if (!wanted || typed === '') return
    const question: StrengthQuestion = { password: typed, about: known.split('\n') }
    const timer = setTimeout(() => worker.current?.postMessage(question), pauseMs)
    return () => clearTimeout(timer)
  }, [wanted, typed, known])

  // The last judgement stays while the next is made, so that the bar does not flicker; an emptied field has none.
  const strength: Strength | null = typed === '' ? null : (answer?.strength ?? null)
  return strength
}
