import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { listVideoCards } from '@/lib/feed/list-video-cards'
import { findClose, findExact } from './repository'
import type { SearchResults } from './schema'

/** As many as one scrolls through before one types something better. */
const caps = { clips: 30, partners: 6 }

/**
 * Clips and kitchens for what somebody typed: those that have all of its words, or, where none has, those whose words look like them.
 *
 * @param q at most 80 characters; text without a letter or digit finds nothing
 * @throws AppError `db_unavailable`
 */
export async function searchFood({ actor, q }: { actor: Actor | null; q: string }): Promise<SearchResults> {
  const exact = await findExact(q, caps)
  const isClose = exact.clips.length + exact.partners.length === 0
  const { clips, partners } = isClose ? await findClose(q, caps) : exact
  const items = await listVideoCards({ actor, videoIds: clips })
  return { items, partners, isClose: isClose && items.length + partners.length > 0 }
}
