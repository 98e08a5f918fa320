import { z } from 'zod'
import type { CaptionDto } from '@/lib/captions/schema'
import { type Allergen, allergens, type Diet, type Dietary, diets } from '@/lib/core/dietary'
import type { Dish } from '@/lib/core/dish'
import type { Moment } from '@/lib/core/moments'
import { defaultRadiusKm, type Place, radiiKm, readPlace, roughDigits, writePlace } from '@/lib/core/place'
import { handleSchema, type PartnerSummary } from '@/lib/partners/schema'
import type { Why } from '@/lib/ranking/schema'
import type { ClipPlayback } from '@/lib/videos/schema'

/** One slide of the feed (design: HTTP contract). */
export type VideoCard = {
  id: string
  name: string
  description: string
  playback: ClipPlayback
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
  dietary: Dietary
  /** Dishes on the timeline, in the order of time. */
  moments: Moment[]
  /** The clip's own, or else the partner's. */
  orderUrl: string | null
  counts: { likes: number; saves: number; comments: number; views: number }
  viewer: { liked: boolean; saved: boolean; following: boolean } | null
  /** What brought this clip here. */
  why: Why | null
}

/** A dish of a partner and the clip that shows it. */
export type MenuDish = { dish: Dish; dietary: Dietary; videoId: string }

export type FeedPage = { items: VideoCard[]; nextCursor: string | null }

export const feedPageLimit = { min: 1, max: 20, default: 6 } as const

/** Which list it is, for the calls that fetch more of it: a scope, or the clips of one kitchen. */
export type FeedList = {
  of: FeedScope
  handle?: string
  /** As its address says it; null where there is none to choose. */
  filter: Record<string, string> | null
}

/** Of all kitchens, of those that the viewer follows, or what the viewer kept. */
const feedScopes = ['all', 'following', 'saved'] as const
export type FeedScope = (typeof feedScopes)[number]

/** `vegan,halal` in an address: a name that stands there twice would be two things to two readers. */
const listOf = <Name extends string>(names: [Name, ...Name[]]) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(names)))

/** What somebody can and wants to eat now. Only clips whose kitchen said so are left. */
const filterParts = {
  diet: listOf<Diet>(diets).optional(),
  without: listOf<Allergen>(allergens).optional(),
  /** Only of kitchens that are open at this moment. */
  open: z.literal('1').optional(),
  /** Only of kitchens no farther from here than `within` kilometres: `38.71,-9.14`. */
  near: z
    .string()
    .max(40)
    .transform((text, context) => {
      const place = readPlace(text)
      if (!place) context.addIssue({ code: 'custom', message: 'No such place.' })
      return place ?? z.NEVER
    })
    .optional(),
  within: z.enum(radiiKm).optional(),
}
export type FeedFilter = {
  diet?: Diet[] | undefined
  without?: Allergen[] | undefined
  open?: '1' | undefined
  near?: Place | undefined
  within?: (typeof radiiKm)[number] | undefined
}

/** The filter in the address of the feed; nonsense is no filter, so that an old link still opens. */
export const feedFilter = z.object({
  diet: filterParts.diet.catch(undefined),
  without: filterParts.without.catch(undefined),
  open: filterParts.open.catch(undefined),
  near: filterParts.near.catch(undefined),
  within: filterParts.within.catch(undefined),
})

/** The filter as its address says it. */
export function toFilterQuery({
  diet,
  without,
  open,
  near,
  within = defaultRadiusKm,
}: FeedFilter): Record<string, string> {
  return {
    ...(diet?.length ? { diet: diet.join(',') } : {}),
    ...(without?.length ? { without: without.join(',') } : {}),
    ...(open ? { open } : {}),
    ...(near ? { near: writePlace(near, roughDigits), within } : {}),
  }
}
/** Where in a shared clip to begin, in seconds. Nonsense is the beginning, so that a mangled link still opens. */
export const clipQuery = z.object({ t: z.coerce.number().min(0).max(3_600).optional().catch(undefined) })

export const feedQuery = z.strictObject({
  ...filterParts,
  of: z.enum(feedScopes).default('all'),
  handle: handleSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(feedPageLimit.min).max(feedPageLimit.max).default(feedPageLimit.default),
})
