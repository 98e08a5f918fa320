import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { Asset } from '@/lib/storage/port'
import type { StoredTicket } from './tickets'
import { findPictureTicket, verifyPicture } from './verify-picture'

export const unusableCover = () =>
  new AppError('validation_failed', {
    fields: { coverUploadId: ['The cover picture could not be used. Please choose another.'] },
  })

/**
 * An own, open ticket for a cover picture; null where none is named.
 *
 * @throws AppError `validation_failed`
 */
export async function findCoverTicket(
  ownerId: string,
  coverUploadId: string | undefined,
): Promise<StoredTicket | null> {
  if (coverUploadId === undefined) return null
  return findPictureTicket({ kind: 'cover', ownerId, uploadId: coverUploadId }, unusableCover)
}

/**
 * The picture behind a cover ticket, checked like every upload; null where there is no ticket.
 *
 * @throws AppError `validation_failed`, `storage_unavailable`
 */
export async function verifyCover(cover: StoredTicket | null): Promise<Asset | null> {
  return cover && verifyPicture(cover, unusableCover)
}
