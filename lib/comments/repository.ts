import 'server-only'
import type { Cursor } from '@/lib/core/cursor'
import { db, publicClip } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'

export const isShown = Prisma.sql`(c.hidden_at IS NULL AND c.removed_at IS NULL)`

export type CommentRow = {
  id: string
  text: string
  createdAt: Date
  replyCount: number
  isHidden: boolean
  isRemoved: boolean
  authorId: string
  displayName: string
  handle: string | null
  partnerName: string | null
  avatarUrl: string | null
  isKitchen: boolean
}

const columns = Prisma.sql`
  c.id::text, c.text, c.created_at AS "createdAt", c.reply_count AS "replyCount",
  c.hidden_at IS NOT NULL AS "isHidden", c.removed_at IS NOT NULL AS "isRemoved",
  c.author_id::text AS "authorId", u.display_name AS "displayName", p.name AS "partnerName", p.avatar_url AS "avatarUrl",
  CASE WHEN u.disabled_at IS NULL THEN p.handle END AS "handle", p.id IS NOT NULL AND p.id = v.partner_id AS "isKitchen"`

const tables = Prisma.sql`
  comment c JOIN video v ON v.id = c.video_id JOIN "user" u ON u.id = c.author_id LEFT JOIN partner p ON p.user_id = u.id`

/** The number of comments under a clip that everybody may watch, and whose it is. */
export async function findClip(videoId: string): Promise<{ partnerId: string; commentCount: number } | null> {
  const [row] = await db().$queryRaw<{ partnerId: string; commentCount: number }[]>`
    SELECT v.partner_id::text AS "partnerId", v.comment_count AS "commentCount"
    FROM video v WHERE v.id = ${videoId}::uuid AND ${publicClip}`
  return row ?? null
}

/** Who reads: their own comments they see also when these are hidden, and under their own clips every one. */
type Reader = { userId: string; partnerId: string | null } | null
type PageQuery = { videoId: string; reader: Reader; cursor: Cursor | null; limit: number }

const mayRead = (reader: Reader) =>
  Prisma.sql`(${isShown} OR c.author_id = ${reader?.userId ?? null}::uuid OR v.partner_id = ${reader?.partnerId ?? null}::uuid)`

/** Beginnings of threads, the newest first, strictly after the cursor: one range of an index. */
export function listThreads({ videoId, reader, cursor, limit }: PageQuery): Promise<CommentRow[]> {
  const after = cursor
    ? Prisma.sql`AND (c.created_at, c.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  return db().$queryRaw<CommentRow[]>`
    SELECT ${columns} FROM ${tables}
    WHERE c.video_id = ${videoId}::uuid AND c.parent_id IS NULL AND ${mayRead(reader)} ${after}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}`
}

/** The replies of one thread that the reader may see, the oldest first. */
export function listReplies({
  videoId,
  reader,
  cursor,
  limit,
  threadId,
}: PageQuery & { threadId: string }): Promise<CommentRow[]> {
  const after = cursor
    ? Prisma.sql`AND (c.created_at, c.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  return db().$queryRaw<CommentRow[]>`
    WITH thread AS (
      SELECT c.id FROM comment c JOIN video v ON v.id = c.video_id
      WHERE c.id = ${threadId}::uuid AND c.video_id = ${videoId}::uuid AND ${mayRead(reader)})
    SELECT ${columns} FROM ${tables}
    WHERE c.parent_id = (SELECT id FROM thread) AND ${mayRead(reader)} ${after}
    ORDER BY c.created_at, c.id LIMIT ${limit}`
}

/** One comment under this clip, whoever may read it. */
export async function findComment(videoId: string, commentId: string): Promise<CommentRow | null> {
  const [row] = await db().$queryRaw<CommentRow[]>`
    SELECT ${columns} FROM ${tables} WHERE c.id = ${commentId}::uuid AND c.video_id = ${videoId}::uuid`
  return row ?? null
}
