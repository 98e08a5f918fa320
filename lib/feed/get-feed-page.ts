import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { type Cursor, decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { AppError } from '@/lib/core/errors'
import { handleSchema } from '@/lib/partners/schema'
import { readMarks } from './read-marks'
import { type FeedRow, listFeedRows, listFollowedRows, listSavedRows } from './repository'
import { type FeedFilter, type FeedPage, type FeedScope, feedPageLimit } from './schema'
import { toVideoCard } from './to-video-card'

type PageInput = {
  actor: Actor | null
  of?: FeedScope
  cursor?: string | undefined
  limit?: number
  handle?: string
  /** Of the feed of everybody. */
  filter?: FeedFilter
}

function listRows(
  of: FeedScope,
  actor: Actor | null,
  query: { cursor: Cursor | null; limit: number; handle?: string; filter?: FeedFilter },
): Promise<FeedRow[]> {
  if (of === 'all') return listFeedRows(query)
  if (!actor) throw new AppError('unauthenticated')
  const own = { ...query, userId: actor.userId }
  return of === 'following' ? listFollowedRows(own) : listSavedRows(own)
}

/**
 * One page of the feed, newest first: of everybody, of one partner (`handle`), of the partners the viewer follows, or what the viewer
 * kept. The cursor points behind the last clip shown, so a clip published meanwhile neither repeats nor hides one.
 *
 * @throws AppError `malformed_request` for a cursor that was not ours, `unauthenticated` for a list of one's own
 */
export async function getFeedPage({
  actor,
  of = 'all',
  cursor,
  limit,
  handle,
  filter,
}: PageInput): Promise<FeedPage> {
  if (handle !== undefined && !handleSchema.safeParse(handle).success) return { items: [], nextCursor: null }
  const size = Math.min(Math.max(limit ?? feedPageLimit.default, feedPageLimit.min), feedPageLimit.max)
  const rows = await listRows(of, actor, {
    cursor: cursor ? decodeCursor(cursor) : null,
    limit: size + 1,
    ...(handle ? { handle } : {}),
    ...(filter ? { filter } : {}),
  })
  const page = rows.slice(0, size)
  const last = page.at(-1)
  const marks = await readMarks(actor, page)
  return {
    items: page.map((row) => toVideoCard(row, marks)),
    nextCursor: rows.length > size && last ? encodeCursor({ at: last.placedAt, id: last.id }) : null,
  }
}
