import type { VideoCard } from '@/lib/feed/schema'

export type FeedPlace = { items: VideoCard[]; nextCursor: string | null; activeIndex: number }

const forgetAfterMs = 15 * 60_000

let kept: (FeedPlace & { path: string; at: number }) | undefined

/**
 * Where the reader was, for coming back from a partner's page with the Back button. Lives in the tab's memory: a
 * reload starts afresh, and the server never writes here (only effects call this).
 */
export function rememberPlace(path: string, place: FeedPlace): void {
  kept = { ...place, path, at: Date.now() }
}

export function recallPlace(path: string): FeedPlace | undefined {
  return kept?.path === path && Date.now() - kept.at < forgetAfterMs ? kept : undefined
}
