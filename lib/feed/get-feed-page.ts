import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { handleSchema } from '@/lib/partners/schema'
import { listFeedRows } from './repository'
import { type FeedPage, feedPageLimit } from './schema'
import { toVideoCard } from './to-video-card'

type PageInput = { actor: Actor | null; cursor?: string | undefined; limit?: number; handle?: string }

/**
 * One page of the feed, newest first, of everybody or of one partner (`handle`). The cursor points behind the last
 * clip shown, so a clip published meanwhile neither repeats nor hides one.
 *
 * @throws AppError `malformed_request` for a cursor that was not ours
 */
export async function getFeedPage({ actor, cursor, limit, handle }: PageInput): Promise<FeedPage> {
  if (handle !== undefined && !handleSchema.safeParse(handle).success) return { items: [], nextCursor: null }
  const size = Math.min(Math.max(limit ?? feedPageLimit.default, feedPageLimit.min), feedPageLimit.max)
  const rows = await listFeedRows({ cursor: cursor ? decodeCursor(cursor) : null, limit: size + 1, handle })
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    items: page.map((row) => toVideoCard(row, actor)),
    nextCursor: rows.length > size && last ? encodeCursor({ at: last.publishedAt, id: last.id }) : null,
  }
}
