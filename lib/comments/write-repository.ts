import 'server-only'
import { type Db, db, publicClip } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import { isShown } from './repository'
import type { Hider } from './schema'

/**
 * Every statement here locks the clip's row first, then that of the thread, then the comment's: two of them never wait for each other in
 * a circle, and what the second one reads of a locked row is what the first one left. So the counts equal the rows after any
 * interleaving and any crash (I5).
 */
type Counted = { count: number }[]

const countOf = async (changed: Promise<Counted>): Promise<number | null> => (await changed)[0]?.count ?? null

type NewComment = { id: string; videoId: string; authorId: string; parentId: string | null; text: string }

/**
 * @returns the clip's number of comments after it; null when nothing was written: the clip or the thread is not on show, or the id is
 *   in use already
 */
export function insertComment({ id, videoId, authorId, parentId, text }: NewComment): Promise<number | null> {
  const thread = parentId
    ? Prisma.sql`JOIN (
        SELECT c.id FROM comment c JOIN clip ON clip.id = c.video_id
        WHERE c.id = ${parentId}::uuid AND c.parent_id IS NULL AND ${isShown} FOR NO KEY UPDATE OF c) thread ON true`
    : Prisma.empty
  return countOf(db().$queryRaw<Counted>`
    WITH clip AS (SELECT v.id FROM video v WHERE v.id = ${videoId}::uuid AND ${publicClip} FOR NO KEY UPDATE),
    added AS (
      INSERT INTO comment (id, video_id, author_id, parent_id, text)
      SELECT ${id}::uuid, clip.id, ${authorId}::uuid, ${parentId}::uuid, ${text} FROM clip ${thread}
      ON CONFLICT (id) DO NOTHING RETURNING parent_id),
    answered AS (
      UPDATE comment SET reply_count = reply_count + 1 FROM added WHERE comment.id = added.parent_id)
    UPDATE video SET comment_count = comment_count + 1 FROM added WHERE video.id = ${videoId}::uuid
    RETURNING comment_count AS count`)
}

/** Takes an own comment away, with the thread that it begins. @returns the count after it; null when there is none of theirs */
export function deleteComment(videoId: string, id: string, authorId: string): Promise<number | null> {
  return countOf(db().$queryRaw<Counted>`
    WITH clip AS (SELECT v.id FROM video v WHERE v.id = ${videoId}::uuid FOR NO KEY UPDATE),
    gone AS (
      DELETE FROM comment c USING clip
      WHERE c.id = ${id}::uuid AND c.video_id = clip.id AND c.author_id = ${authorId}::uuid
      RETURNING c.parent_id, c.reply_count, ${isShown} AS was_shown),
    thread AS (
      UPDATE comment c SET reply_count = c.reply_count - 1 FROM gone
      WHERE c.id = gone.parent_id AND gone.was_shown RETURNING ${isShown} AS is_shown)
    UPDATE video SET comment_count = comment_count - CASE
      WHEN NOT gone.was_shown THEN 0
      WHEN gone.parent_id IS NULL THEN 1 + gone.reply_count
      WHEN thread.is_shown THEN 1 ELSE 0 END
    FROM gone LEFT JOIN thread ON true WHERE video.id = ${videoId}::uuid
    RETURNING comment_count AS count`)
}

const marks = {
  kitchen: { own: Prisma.sql`hidden_at`, other: Prisma.sql`removed_at` },
  moderator: { own: Prisma.sql`removed_at`, other: Prisma.sql`hidden_at` },
} as const satisfies Record<Hider, unknown>

/** Whose word it is; a kitchen's counts under its own clips only. */
type Whose = { by: 'kitchen'; partnerId: string } | { by: 'moderator' }

/**
 * Sets or takes one of the two marks that hide a comment; where the other one stands, nothing changes for readers.
 *
 * @returns the count after it, or as it is where the mark was so already; null when there is no such comment
 */
export async function markComment(
  { videoId, id }: { videoId: string; id: string },
  whose: Whose,
  isHidden: boolean,
  tx: Db = db(),
): Promise<number | null> {
  const { own, other } = marks[whose.by]
  const ofKitchen =
    whose.by === 'kitchen' ? Prisma.sql`AND v.partner_id = ${whose.partnerId}::uuid` : Prisma.empty
  const [mark, step, was] = isHidden
    ? [Prisma.sql`now()`, -1, Prisma.sql`IS NULL`]
    : [Prisma.sql`NULL`, 1, Prisma.sql`IS NOT NULL`]
  const changed = tx.$queryRaw<Counted>`
    WITH clip AS (SELECT v.id FROM video v WHERE v.id = ${videoId}::uuid ${ofKitchen} FOR NO KEY UPDATE),
    marked AS (
      UPDATE comment c SET ${own} = ${mark} FROM clip
      WHERE c.id = ${id}::uuid AND c.video_id = clip.id AND c.${own} ${was}
      RETURNING c.parent_id, c.reply_count, c.${other} IS NULL AS matters),
    thread AS (
      UPDATE comment c SET reply_count = c.reply_count + ${step}::int FROM marked
      WHERE c.id = marked.parent_id AND marked.matters RETURNING ${isShown} AS is_shown)
    UPDATE video SET comment_count = comment_count + ${step}::int * CASE
      WHEN NOT marked.matters THEN 0
      WHEN marked.parent_id IS NULL THEN 1 + marked.reply_count
      WHEN thread.is_shown THEN 1 ELSE 0 END
    FROM marked LEFT JOIN thread ON true WHERE video.id = ${videoId}::uuid
    RETURNING comment_count AS count`
  return (
    (await countOf(changed)) ??
    countOf(tx.$queryRaw<Counted>`
      SELECT v.comment_count AS count FROM comment c JOIN video v ON v.id = c.video_id
      WHERE c.id = ${id}::uuid AND v.id = ${videoId}::uuid ${ofKitchen}`)
  )
}
