import { useEffect, useState } from 'react'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { Suggestion } from '@/lib/search/schema'

/** Shorter than the pause between two words, longer than the one between two letters. */
const pauseMs = 160

/** What may follow, for words that are being typed; an answer that comes after the next letter is dropped. */
export function useSuggestions(typed: string): Suggestion[] {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([])
  const q = typed.trim()
  useEffect(() => {
    const life = new AbortController()
    const ask = async () => {
      if (q === '') return setSuggestions([])
      const response = await fetch(viewerPaths.searchSuggestions(q), { signal: life.signal })
      const body: { suggestions?: Suggestion[] } = await response.json()
      setSuggestions(body.suggestions ?? [])
    }
    // Without suggestions one can still search: whatever went wrong, there are none.
    const timer = setTimeout(() => ask().catch(() => life.signal.aborted || setSuggestions([])), pauseMs)
    return () => {
      clearTimeout(timer)
      life.abort()
    }
  }, [q])
  return suggestions
}
