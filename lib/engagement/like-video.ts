import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { deleteMark, insertMark } from './repository'
import type { LikeAnswer } from './schema'

type Wish = { videoId: string; liked: boolean }

/**
 * Likes a clip, or takes the like back. A wish and not a toggle: repeated, late or at the same moment from two devices, it means the same.
 *
 * @throws AppError `not_found` for a clip that is not on show, `db_unavailable`
 */
export async function likeVideo(actor: Actor, { videoId, liked }: Wish): Promise<LikeAnswer> {
  const likeCount = await (liked ? insertMark : deleteMark)('like', { userId: actor.userId, videoId })
  if (likeCount === null) throw new AppError('not_found', { message: 'That clip is not here any more.' })
  return { liked, likeCount }
}
