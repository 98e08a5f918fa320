import type { HeldPages } from '@/components/feed/use-feed-pages'

export type FeedPlace = HeldPages & { activeIndex: number }

export const forgetAfterMs = 15 * 60_000
export const noteKey = 'morsel.feed-place'

/** Of each feed, by its address. */
const kept = new Map<string, FeedPlace & { at: number }>()

/**
 * Where the reader was, for coming back from a partner's page with the Back button, or from the other tab. Lives in the tab's
 * memory; the server never writes here (only effects call this).
 */
export function rememberPlace(path: string, place: FeedPlace): void {
  kept.set(path, { ...place, at: Date.now() })
}

export function recallPlace(path: string): FeedPlace | undefined {
  const place = kept.get(path)
  return place && Date.now() - place.at < forgetAfterMs ? place : undefined
}

/** Whether the page before this one left word of where its reader was (`place-over-reload.ts`). */
export function hasNote(): boolean {
  try {
    return sessionStorage.getItem(noteKey) !== null
  } catch {
    return false
  }
}
