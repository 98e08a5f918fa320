import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { AppError } from '@/lib/core/errors'
import { canHideComments } from './policy'
import { findClip, listReplies, listThreads } from './repository'
import type { CommentPage } from './schema'
import { toCommentDto } from './to-comment-dto'

type PageInput = { videoId: string; thread?: string | undefined; cursor?: string | undefined; limit: number }

/**
 * One page of what is said under a clip: the threads, newest first, or the replies of one of them, oldest first. A thread that is hidden
 * from the reader has no replies for them either.
 *
 * @param input `limit` is at most the schema's
 * @throws AppError `not_found` for a clip that is not on show, `malformed_request` for a cursor that was not ours, `db_unavailable`
 */
export async function listComments(actor: Actor | null, input: PageInput): Promise<CommentPage> {
  const { videoId, thread: threadId, limit } = input
  const cursor = input.cursor ? decodeCursor(input.cursor) : null
  const clip = await findClip(videoId)
  if (!clip) throw new AppError('not_found', { message: 'That clip is not here any more.' })
  const canHide = canHideComments(actor, clip)
  const reader = actor && { userId: actor.userId, partnerId: canHide ? clip.partnerId : null }
  const query = { videoId, reader, cursor, limit: limit + 1 }
  const rows = await (threadId ? listReplies({ ...query, threadId }) : listThreads(query))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => toCommentDto(row, actor)),
    nextCursor: rows.length > limit && last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
    commentCount: clip.commentCount,
    canHide,
  }
}
