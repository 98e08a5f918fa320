import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { Asset } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { removeStored } from './remove-stored'
import { closeTicket } from './repository'
import type { StoredTicket } from './tickets'

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
  throw new AppError('validation_failed', {
    fields: { coverUploadId: ['The cover picture could not be used. Please choose another.'] },
  })
}
