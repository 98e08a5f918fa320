import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { findClip, findComment } from './repository'
import type { CommentAnswer, CommentInput } from './schema'
import { toCommentDto } from './to-comment-dto'
import { insertComment } from './write-repository'

type Written = CommentAnswer & { outcome: 'created' | 'repeated' }

/**
 * Says something under a clip, or in a thread there. The same id again, late or from two tabs at once, is the same comment: what was
 * written first stays.
 *
 * @throws AppError `not_found` for a clip or thread that is not on show, `validation_failed` for an id that is somebody else's,
 *   `db_unavailable`
 */
export async function writeComment(
  actor: Actor,
  { videoId, id, text, replyTo }: CommentInput & { videoId: string },
): Promise<Written> {
  const added = await insertComment({ id, videoId, authorId: actor.userId, parentId: replyTo ?? null, text })
  const [row, clip] = await Promise.all([findComment(videoId, id), findClip(videoId)])
  if (!row || !clip) {
    const message = replyTo && clip ? 'That comment is not here any more.' : 'That clip is not here any more.'
    throw new AppError('not_found', { message })
  }
  if (row.authorId !== actor.userId)
    throw new AppError('validation_failed', { fields: { id: ['That id is in use.'] } })
  return {
    comment: toCommentDto(row, actor),
    commentCount: added ?? clip.commentCount,
    outcome: added === null ? 'repeated' : 'created',
  }
}
