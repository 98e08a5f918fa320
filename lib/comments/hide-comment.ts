import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { hasKitchen } from '@/lib/partners/policy'
import type { HiddenAnswer } from './schema'
import { markComment } from './write-repository'

type Wish = { videoId: string; commentId: string; hidden: boolean }

/**
 * Hides a comment under an own clip from everybody but its writer, or shows it again. A wish and not a toggle. What a moderator hid stays
 * hidden.
 *
 * @throws AppError `forbidden` without a kitchen, `not_found` also under somebody else's clip, `db_unavailable`
 */
export async function hideComment(actor: Actor, { videoId, commentId, hidden }: Wish): Promise<HiddenAnswer> {
  if (!hasKitchen(actor)) throw new AppError('forbidden', { message: 'Only food partners may do that.' })
  const whose = { by: 'kitchen', partnerId: actor.partner.id } as const
  const commentCount = await markComment({ videoId, id: commentId }, whose, hidden)
  if (commentCount === null)
    throw new AppError('not_found', { message: 'That comment is not here any more.' })
  return { hidden, commentCount }
}
