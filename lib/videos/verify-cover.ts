import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { Asset } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { removeStored } from './remove-stored'
import { closeTicket, findTicket } from './repository'
import type { StoredTicket } from './tickets'

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
  const ticket = await findTicket(coverUploadId, ownerId)
  if (ticket?.kind !== 'cover' || ticket.state !== 'ISSUED') throw unusableCover()
  return ticket
}

/**
 * The picture behind a cover ticket, checked like every upload; null where there is no ticket.
 *
 * @throws AppError `validation_failed`, `storage_unavailable`
 */
export async function verifyCover(cover: StoredTicket | null): Promise<Asset | null> {
  if (!cover) return null
  const verdict = await videoStore().verify(cover, null)
  if (verdict.outcome === 'accepted') return verdict.asset
  if (verdict.outcome === 'unavailable') throw new AppError('storage_unavailable', { cause: verdict.cause })
  if (verdict.outcome === 'refused' && (await closeTicket(cover.id, 'REFUSED', { refusal: verdict.reason })))
    await removeStored(cover.key)
  throw unusableCover()
}
