import 'server-only'
import { db, publicClip } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import type { Mark } from './schema'

const marks = {
  like: { table: Prisma.sql`"like"`, count: Prisma.sql`like_count` },
  save: { table: Prisma.sql`"save"`, count: Prisma.sql`save_count` },
} as const satisfies Record<Mark, unknown>

type Target = { userId: string; videoId: string }
type Counted = { count: number }[]

const countOf = async (changed: Promise<Counted>, unchanged: () => Promise<Counted>) =>
  ((await changed)[0] ?? (await unchanged())[0])?.count ?? null

const readCount = (mark: Mark, videoId: string) => () =>
  db().$queryRaw<Counted>`
    SELECT v.${marks[mark].count} AS count FROM video v WHERE v.id = ${videoId}::uuid AND ${publicClip}`

/**
 * The row and the count change in one statement or not at all, so that the count equals the rows after any interleaving and any
 * crash (I5). Saying it again writes nothing.
 *
 * @returns the count after it; null when there is no such clip on show
 */
export function insertMark(mark: Mark, { userId, videoId }: Target): Promise<number | null> {
  const { table, count } = marks[mark]
  const changed = db().$queryRaw<Counted>`
    WITH added AS (
      INSERT INTO ${table} (user_id, video_id)
      SELECT ${userId}::uuid, v.id FROM video v WHERE v.id = ${videoId}::uuid AND ${publicClip}
      ON CONFLICT DO NOTHING RETURNING 1)
    UPDATE video SET ${count} = ${count} + 1
    WHERE id = ${videoId}::uuid AND EXISTS (SELECT FROM added) RETURNING ${count} AS count`
  return countOf(changed, readCount(mark, videoId))
}

/** The other way round. What somebody marked can be taken back also after it was hidden, though nobody sees its count then. */
export function deleteMark(mark: Mark, { userId, videoId }: Target): Promise<number | null> {
  const { table, count } = marks[mark]
  const changed = db().$queryRaw<Counted>`
    WITH gone AS (
      DELETE FROM ${table} WHERE user_id = ${userId}::uuid AND video_id = ${videoId}::uuid RETURNING 1)
    UPDATE video SET ${count} = ${count} - 1
    WHERE id = ${videoId}::uuid AND EXISTS (SELECT FROM gone) RETURNING ${count} AS count`
  return countOf(changed, readCount(mark, videoId))
}

/** Nobody begins to follow a kitchen whose account is locked; who did before can stop. */
const isOpen = Prisma.sql`EXISTS (SELECT FROM "user" u WHERE u.id = partner.user_id AND u.disabled_at IS NULL)`

const readFollowers = (handle: string) => () =>
  db().$queryRaw<Counted>`
    SELECT follower_count AS count FROM partner WHERE handle = ${handle} AND ${isOpen}`

export async function hasFollow(userId: string, handle: string): Promise<boolean> {
  return (await db().follow.count({ where: { userId, partner: { handle } } })) > 0
}

/** @returns the number of followers after it; null when there is no such partner */
export function insertFollow(userId: string, handle: string): Promise<number | null> {
  const changed = db().$queryRaw<Counted>`
    WITH added AS (
      INSERT INTO follow (user_id, partner_id) SELECT ${userId}::uuid, id FROM partner WHERE handle = ${handle} AND ${isOpen}
      ON CONFLICT DO NOTHING RETURNING partner_id)
    UPDATE partner SET follower_count = follower_count + 1
    FROM added WHERE partner.id = added.partner_id RETURNING follower_count AS count`
  return countOf(changed, readFollowers(handle))
}

export function deleteFollow(userId: string, handle: string): Promise<number | null> {
  const changed = db().$queryRaw<Counted>`
    WITH gone AS (
      DELETE FROM follow USING partner p
      WHERE follow.user_id = ${userId}::uuid AND follow.partner_id = p.id AND p.handle = ${handle}
      RETURNING follow.partner_id)
    UPDATE partner SET follower_count = follower_count - 1
    FROM gone WHERE partner.id = gone.partner_id RETURNING follower_count AS count`
  return countOf(changed, readFollowers(handle))
}

/** @returns whether there is such a clip on show */
export async function insertRefusal(userId: string, videoId: string): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    WITH clip AS (SELECT v.id FROM video v WHERE v.id = ${videoId}::uuid AND ${publicClip}),
    added AS (
      INSERT INTO not_for_me (user_id, video_id) SELECT ${userId}::uuid, id FROM clip ON CONFLICT DO NOTHING)
    SELECT 1 FROM clip`
  return rows.length > 0
}

/** What somebody refused can be taken back also after it was hidden. @returns whether there is such a clip, or was a refusal */
export async function deleteRefusal(userId: string, videoId: string): Promise<boolean> {
  const { count } = await db().notForMe.deleteMany({ where: { userId, videoId } })
  if (count > 0) return true
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM video v WHERE v.id = ${videoId}::uuid AND ${publicClip}`
  return rows.length > 0
}

export function countRefusals(userId: string): Promise<number> {
  return db().notForMe.count({ where: { userId } })
}

/** @returns how many there were */
export async function deleteAllRefusals(userId: string): Promise<number> {
  return (await db().notForMe.deleteMany({ where: { userId } })).count
}
