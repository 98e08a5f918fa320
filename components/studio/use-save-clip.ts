import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { EditInput } from '@/lib/videos/schema'
import { editClip } from './change-clip'

type Outcome = { tone: 'success' | 'error'; text: string }

/** Saves a form about a clip, and what there is to say of it: "Saved." only until something is typed again. */
export function useSaveClip(videoId: string, isDirty: boolean) {
  const router = useRouter()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const save = async (change: EditInput, onSaved: () => void): Promise<void> => {
    setOutcome(null)
    const result = await editClip(videoId, change)
    if (!result.ok) return setOutcome({ tone: 'error', text: result.message })
    onSaved()
    setOutcome({ tone: 'success', text: 'Saved.' })
    router.refresh()
  }
  return { save, outcome: outcome?.tone === 'success' && isDirty ? null : outcome }
}
