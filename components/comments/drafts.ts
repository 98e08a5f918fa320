import { newId } from '@/lib/core/ids'

export type Draft = { text: string; error: string | null }

/** What was written and has not gone through, by clip and thread. Outlives the panel: closing it loses nobody's words. */
const drafts = new Map<string, Draft>()
/** The id under which a text was sent last. The same text again is the same comment, so a lost answer never posts it twice. */
const sent = new Map<string, { text: string; id: string }>()

export const draftOf = (place: string): Draft => drafts.get(place) ?? { text: '', error: null }

export function keepDraft(place: string, draft: Draft): void {
  drafts.set(place, draft)
}

/** @returns the id to send this text under */
export function idFor(place: string, text: string): string {
  const before = sent.get(place)
  if (before?.text === text) return before.id
  const id = newId()
  sent.set(place, { text, id })
  return id
}

/** It is there: the next one in this place is another comment, whatever it says. */
export function forgetDraft(place: string): void {
  drafts.delete(place)
  sent.delete(place)
}
