import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { deleteMark, insertMark } from './repository'
import type { SaveAnswer } from './schema'

type Wish = { videoId: string; saved: boolean }

/**
 * Keeps a clip for later, or lets it go. A wish and not a toggle: repeated, late or at the same moment from two devices, it means the same.
 *
 * @throws AppError `not_found` for a clip that is not on show, `db_unavailable`
 */
export async function saveVideo(actor: Actor, { videoId, saved }: Wish): Promise<SaveAnswer> {
  const saveCount = await (saved ? insertMark : deleteMark)('save', { userId: actor.userId, videoId })
  if (saveCount === null) throw new AppError('not_found', { message: 'That clip is not here any more.' })
  return { saved, saveCount }
}
