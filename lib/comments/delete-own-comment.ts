import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import type { CommentCount } from './schema'
import { deleteComment } from './write-repository'

/**
 * Takes an own comment away for good; replies to it go with it. What somebody wrote can be taken back also where the clip is not on show
 * any more.
 *
 * @throws AppError `not_found` also for somebody else's comment, `db_unavailable`
 */
export async function deleteOwnComment(
  actor: Actor,
  { videoId, commentId }: { videoId: string; commentId: string },
): Promise<CommentCount> {
  const commentCount = await deleteComment(videoId, commentId, actor.userId)
  if (commentCount === null)
    throw new AppError('not_found', { message: 'That comment is not here any more.' })
  return { commentCount }
}
