import { z } from 'zod'
import type { PartnerSummary } from '@/lib/partners/schema'
import type { Playback } from '@/lib/storage/schema'

/** One slide of the feed (design: HTTP contract). */
export type VideoCard = {
  id: string
  name: string
  description: string
  playback: Playback
  durationMs: number
  width: number
  height: number
  /** ISO 8601. */
  publishedAt: string
  partner: PartnerSummary
  counts: { likes: number; saves: number; comments: number; views: number }
  viewer: { liked: boolean; saved: boolean; following: boolean } | null
}

export type FeedPage = { items: VideoCard[]; nextCursor: string | null }

export const feedPageLimit = { min: 1, max: 20, default: 6 } as const

export const feedQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(feedPageLimit.min).max(feedPageLimit.max).default(feedPageLimit.default),
})
