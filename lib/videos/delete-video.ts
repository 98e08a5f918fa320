import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { requireOwnVideo } from './get-own-video'
import { removeStored } from './remove-stored'
import { deleteVideo } from './repository'
import { requirePartner } from './tickets'

/**
 * Deletes an own clip: first the row, so that nobody is shown a clip without a file, then its objects.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function removeVideo(actor: Actor, videoId: string): Promise<void> {
  const partner = requirePartner(actor)
  const video = await requireOwnVideo(actor, videoId)
  if (!(await deleteVideo(videoId, partner.id))) throw new AppError('not_found')
  await Promise.all([video.key, video.coverKey].flatMap((key) => (key ? [removeStored(key)] : [])))
}
