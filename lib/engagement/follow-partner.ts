import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { deleteFollow, insertFollow } from './repository'
import type { FollowAnswer } from './schema'

type Wish = { handle: string; following: boolean }

/**
 * Follows a partner, or stops. Like a mark on a clip, a wish and not a toggle.
 *
 * @throws AppError `not_found`, `validation_failed` for one's own kitchen, `db_unavailable`
 */
export async function followPartner(actor: Actor, { handle, following }: Wish): Promise<FollowAnswer> {
  if (following && actor.partner?.handle === handle)
    throw new AppError('validation_failed', { message: 'This is your own kitchen.' })
  const followerCount = await (following ? insertFollow : deleteFollow)(actor.userId, handle)
  if (followerCount === null)
    throw new AppError('not_found', { message: 'There is no partner with that handle.' })
  return { following, followerCount }
}
