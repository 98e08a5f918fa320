import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { Db } from '@/lib/platform/db'
import { videoStore } from '@/lib/storage/provider'
import { closeTicket } from './ticket-repository'
import { findPictureTicket, verifyPicture } from './verify-picture'

/** The largest avatar on a page has 112 points, and phones three pixels to a point. */
const avatarWidthPx = 336

const unusableAvatar = () =>
  new AppError('validation_failed', {
    fields: { avatarUploadId: ['That picture could not be used. Please choose another.'] },
  })

/**
 * The picture behind an own, open ticket for an avatar, checked like every upload.
 *
 * @returns `claim` uses the ticket up; a ticket that was given up meanwhile has lost its file, and refuses
 * @throws AppError `validation_failed`, `storage_unavailable`
 */
export async function verifyAvatar(ownerId: string, uploadId: string) {
  const ticket = await findPictureTicket({ kind: 'avatar', ownerId, uploadId }, unusableAvatar)
  const picture = await verifyPicture(ticket, unusableAvatar)
  return {
    uploadId,
    url: videoStore().imageUrl(picture, avatarWidthPx),
    claim: async (tx: Db) => {
      if (!(await closeTicket(uploadId, 'CONFIRMED', { tx }))) throw unusableAvatar()
    },
  }
}
