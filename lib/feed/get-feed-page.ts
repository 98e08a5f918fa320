import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { type Cursor, decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { AppError } from '@/lib/core/errors'
import { handleSchema } from '@/lib/partners/schema'
import { explain } from '@/lib/ranking/explain'
import { listRankedClips } from '@/lib/ranking/list-ranked'
import type { Why } from '@/lib/ranking/schema'
import { listMatchingRows } from './filter-repository'
import { readMarks } from './read-marks'
import { type FeedRow, listFollowedRows, listPartnerRows, listRowsById, listSavedRows } from './repository'
import { type FeedFilter, type FeedPage, type FeedScope, feedPageLimit } from './schema'
import { toVideoCard } from './to-video-card'

type PageInput = {
  actor: Actor | null
  of?: FeedScope
  cursor?: string | undefined
  limit?: number
  handle?: string | undefined
  /** Of the feed of everybody. */
  filter?: FeedFilter
  /** How many clips one page of a filter looks at. */
  reach?: number
}

/** What nothing fits must not cost more than what much fits: a page stops here, and the next one goes on. */
const usualReach = 10_000

type Rows = { rows: FeedRow[]; looked?: Cursor | null }
type Query = { cursor: Cursor | null; limit: number; handle?: string; filter: FeedFilter; reach: number }

async function listRows(of: FeedScope, actor: Actor | null, query: Query): Promise<Rows> {
  const { cursor, limit, handle, filter, reach } = query
  if (of === 'all' && handle !== undefined && !narrows(filter))
    return { rows: await listPartnerRows({ cursor, limit, handle }) }
  if (of === 'all') return listMatchingRows({ cursor, limit, handle, filter, reach })
  if (!actor) throw new AppError('unauthenticated')
  const own = { cursor, limit, userId: actor.userId }
  return { rows: await (of === 'following' ? listFollowedRows(own) : listSavedRows(own)) }
}

/** A choice of clips is short: it is shown from the newest to the last one. */
const narrows = ({ diet, without, open, near }: FeedFilter): boolean =>
  [diet, without, open, near].some((part) => part !== undefined)

function whyIn(of: FeedScope, row: FeedRow): Why | null {
  if (of === 'following') return explain({ ...row, isFollowed: true })
  return of === 'saved' ? { kind: 'saved', text: 'You kept it' } : null
}

/** Of everybody, in the order of `lib/ranking`. */
async function getRankedPage(
  actor: Actor | null,
  cursor: string | undefined,
  size: number,
): Promise<FeedPage> {
  const { clips, nextCursor } = await listRankedClips({ userId: actor?.userId ?? null, cursor, size })
  const rows = await listRowsById(clips.map(({ id }) => id))
  const marks = await readMarks(actor, rows)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const items = clips.flatMap(({ id, ...reader }) => {
    const row = byId.get(id)
    return row ? [toVideoCard(row, marks, explain({ ...row, ...reader }))] : []
  })
  return { items, nextCursor }
}

/**
 * One page of the feed: of everybody by rank; or newest first what a filter leaves of them, of one partner (`handle`), of the partners the viewer follows, or what the
 * viewer kept. The cursor points behind the last clip shown, so a clip published meanwhile neither repeats nor hides one. A page of a filter
 * looks at some thousands of clips and may be short or empty with more behind it.
 *
 * @throws AppError `malformed_request` for a cursor that was not ours, `unauthenticated` for a list of one's own
 */
export async function getFeedPage({
  actor,
  of = 'all',
  cursor,
  limit,
  handle,
  filter = {},
  reach = usualReach,
}: PageInput): Promise<FeedPage> {
  if (handle !== undefined && !handleSchema.safeParse(handle).success) return { items: [], nextCursor: null }
  const size = Math.min(Math.max(limit ?? feedPageLimit.default, feedPageLimit.min), feedPageLimit.max)
  if (of === 'all' && handle === undefined && !narrows(filter)) return getRankedPage(actor, cursor, size)
  const { rows, looked = null } = await listRows(of, actor, {
    cursor: cursor ? decodeCursor(cursor) : null,
    limit: size + 1,
    ...(handle ? { handle } : {}),
    filter,
    reach,
  })
  const page = rows.slice(0, size)
  const shown = page.at(-1)
  const last = rows.length > size && shown ? { at: shown.placedAt, id: shown.id } : looked
  const marks = await readMarks(actor, page)
  return {
    items: page.map((row) => toVideoCard(row, marks, whyIn(of, row))),
    nextCursor: last ? encodeCursor(last) : null,
  }
}
