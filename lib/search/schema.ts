import { z } from 'zod'
import { plainText } from '@/lib/core/plain-text'
import type { VideoCard } from '@/lib/feed/schema'
import type { PartnerSummary } from '@/lib/partners/schema'

const maxQueryLength = 80

/** What somebody typed. The same words in any order and spelling of case and accents mean the same. */
export const searchQuery = z.strictObject({
  q: plainText.trim().min(1, 'Say what you are looking for.').max(maxQueryLength),
})

export type SearchResults = {
  items: VideoCard[]
  partners: PartnerSummary[]
  /** Nothing has these very words; what is here looks like them. */
  isClose: boolean
}

/** A dish and a tag are words to search for; a kitchen has a page of its own. */
export type Suggestion =
  | { kind: 'dish' | 'tag'; text: string }
  | { kind: 'kitchen'; text: string; handle: string }

/** What the page was asked for in its address. Nonsense asks for nothing, so that an old link still opens. */
export const searchPage = z.object({
  q: plainText.trim().max(maxQueryLength).catch(''),
  clip: z.uuid().optional().catch(undefined),
})
