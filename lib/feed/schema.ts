import { z } from 'zod'
import type { CaptionDto } from '@/lib/captions/schema'
import type { Dish } from '@/lib/core/dish'
import { handleSchema, type PartnerSummary } from '@/lib/partners/schema'
import type { Why } from '@/lib/ranking/schema'
import type { Playback } from '@/lib/storage/schema'

/** One slide of the feed (design: HTTP contract). */
export type VideoCard = {
  id: string
  name: string
  description: string
  playback: Playback
  /** By language code. */
  captions: CaptionDto[]
  durationMs: number
  width: number
  height: number
  /** ISO 8601. */
  publishedAt: string
  partner: PartnerSummary
  tags: string[]
  dish: Dish | null
  /** The clip's own, or else the partner's. */
  orderUrl: string | null
  counts: { likes: number; saves: number; comments: number; views: number }
  viewer: { liked: boolean; saved: boolean; following: boolean } | null
  /** What brought this clip here. */
  why: Why | null
}

export type FeedPage = { items: VideoCard[]; nextCursor: string | null }

export const feedPageLimit = { min: 1, max: 20, default: 6 } as const

/** Of all kitchens, of those that the viewer follows, or what the viewer kept. */
const feedScopes = ['all', 'following', 'saved'] as const
export type FeedScope = (typeof feedScopes)[number]

export const feedQuery = z.strictObject({
  of: z.enum(feedScopes).default('all'),
  handle: handleSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(feedPageLimit.min).max(feedPageLimit.max).default(feedPageLimit.default),
})
