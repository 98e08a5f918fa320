import type { CommentDto } from '@/lib/comments/schema'
import { newId } from '@/lib/core/ids'

export type Draft = {
  text: string
  error: string | null
  isSending: boolean
  /** What went through last in this place. */
  posted: CommentDto | null
}

const empty: Draft = { text: '', error: null, isSending: false, posted: null }
/**
 * By clip and thread. Outlives the panel: closing it loses nobody's words, nor that they are on their way. Entries are
 * replaced, never changed.
 */
const entries = new Map<string, Draft>()
/** The id under which a text was sent last. The same text again is the same comment, so a lost answer never posts it twice. */
const sent = new Map<string, { text: string; id: string }>()
const listeners = new Set<() => void>()

function keep(place: string, draft: Partial<Draft>): void {
  entries.set(place, { ...drafts.of(place), ...draft })
  for (const listener of listeners) listener()
}

export const drafts = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  of: (place: string): Draft => entries.get(place) ?? empty,
  write: (place: string, text: string): void => keep(place, { text, error: null }),
  /** @returns the id to send this text under */
  begin(place: string, text: string): string {
    const before = sent.get(place)
    const id = before?.text === text ? before.id : newId()
    sent.set(place, { text, id })
    keep(place, { error: null, isSending: true, posted: null })
    return id
  },
  refuse: (place: string, error: string): void => keep(place, { error, isSending: false }),
  /**
   * The next one in this place is another comment, whatever it says.
   *
   * @param written what stood in the field when it was sent; anything newer stays
   */
  accept(place: string, written: string, posted: CommentDto): void {
    sent.delete(place)
    const { text } = drafts.of(place)
    keep(place, { text: text === written ? '' : text, isSending: false, posted })
  },
}
