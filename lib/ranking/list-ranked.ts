import 'server-only'
import { arrange, type Candidate } from './arrange'
import { decodeMarker, encodeMarker, type Marker } from './marker'
import { listRanked, listRankedFor } from './repository'
import { mostEarnedMs } from './score-clip'
import { columnOf, isHeld, slotOf } from './slots'
import { reach } from './weights'
import { likedTag, wishOf } from './wish'

type RankedClip = { id: string; isFollowed: boolean; likedTag: string | null }
type RankedPage = { clips: RankedClip[]; nextCursor: string | null }

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Above everything that can be public now. */
const top = (nowMs: number): Marker => ({
  slot: slotOf(nowMs),
  floor: { at: new Date(nowMs + mostEarnedMs), id: lastId },
  taken: [],
  lastPartner: '',
})

type Row = Candidate & Omit<RankedClip, 'id'>

async function listRows(userId: string | null, marker: Marker, size: number): Promise<[Row[], number]> {
  const ahead = userId ? reach.readerLookahead : reach.lookahead
  const limit = size + marker.taken.length + ahead
  const query = { column: columnOf(marker.slot), floor: marker.floor, limit }
  const rows = userId
    ? (await listRankedFor(userId, query)).map((row) => ({
        ...row,
        wishMs: wishOf(row),
        likedTag: likedTag(row),
      }))
    : (await listRanked(query)).map((row) => ({ ...row, isFollowed: false, likedTag: null }))
  return [rows, limit]
}

/**
 * The next clips of the ranked feed, in one query. Each clip comes once in a sitting: a reader goes by the ranks of the half-hour in which
 * they began, as long as these are held, and then on from the same place by newer ones.
 *
 * @param input.size at most `feedPageLimit.max`
 * @throws AppError `malformed_request` for a cursor that was not ours, `db_unavailable`
 */
export async function listRankedClips(input: {
  userId: string | null
  cursor: string | undefined
  size: number
  nowMs?: number
}): Promise<RankedPage> {
  const { userId, cursor, size, nowMs = Date.now() } = input
  const told = cursor ? decodeMarker(cursor) : top(nowMs)
  const marker = isHeld(told.slot, nowMs) ? told : { ...told, slot: slotOf(nowMs) }
  const [rows, limit] = await listRows(userId, marker, size)
  const { picked, floor, taken, lastPartner, isEmpty } = arrange(rows, marker, size)
  const next = {
    ...marker,
    floor: floor ? { at: floor.rankedAt, id: floor.id } : marker.floor,
    taken,
    lastPartner,
  }
  return {
    clips: picked.map(({ id, isFollowed, likedTag }) => ({ id, isFollowed, likedTag })),
    nextCursor: isEmpty && rows.length < limit ? null : encodeMarker(next),
  }
}
