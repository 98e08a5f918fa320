import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { deleteRefusal, insertRefusal } from './repository'
import type { RefuseAnswer } from './schema'

type Wish = { videoId: string; refused: boolean }

/**
 * "Not for me": the clip stays away from this viewer, and its kitchen and tags come later; or takes that back. A wish and not a toggle, and
 * nobody else hears of it.
 *
 * @throws AppError `not_found` for a clip that is not on show, `db_unavailable`
 */
export async function refuseVideo(actor: Actor, { videoId, refused }: Wish): Promise<RefuseAnswer> {
  const isThere = await (refused ? insertRefusal : deleteRefusal)(actor.userId, videoId)
  if (!isThere) throw new AppError('not_found', { message: 'That clip is not here any more.' })
  return { refused }
}
