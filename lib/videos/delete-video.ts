import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { withTransaction } from '@/lib/platform/db'
import { requireOwnVideo } from './get-own-video'
import { removeStored } from './remove-stored'
import { closeTicket, deleteVideo, findTicket } from './repository'
import { requirePartner } from './tickets'

/**
 * Deletes an own clip: first the row, so that nobody is shown a clip without a file, then its objects.
 *
 * @throws AppError `forbidden`, `not_found`
 */
export async function removeVideo(actor: Actor, videoId: string): Promise<void> {
  const partner = requirePartner(actor)
  const video = await requireOwnVideo(actor, videoId)
  await withTransaction(async (tx) => {
    // Of a clip that still waits, or a repeated post-back would bring it back.
    await closeTicket(video.uploadId, 'CANCELLED', { tx })
    if (video.coverUploadId) await closeTicket(video.coverUploadId, 'CANCELLED', { tx })
    if (!(await deleteVideo(videoId, partner.id, tx))) throw new AppError('not_found')
  })
  const coverTicket =
    video.coverUploadId && !video.coverKey ? await findTicket(video.coverUploadId, actor.userId) : null
  const keys = [video.key, video.coverKey ?? coverTicket?.key]
  await Promise.all(keys.flatMap((key) => (key ? [removeStored(key)] : [])))
}
