import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { Asset, AssetKind } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { removeStored } from './remove-stored'
import { closeTicket, findTicket } from './ticket-repository'
import type { StoredTicket } from './tickets'

type Wanted = { kind: Exclude<AssetKind, 'video'>; ownerId: string; uploadId: string }

/** An own, open ticket for a picture of that kind. @throws `unusable` */
export async function findPictureTicket(
  { kind, ownerId, uploadId }: Wanted,
  unusable: () => AppError,
): Promise<StoredTicket> {
  const ticket = await findTicket(uploadId, ownerId)
  if (ticket?.kind !== kind || ticket.state !== 'ISSUED') throw unusable()
  return ticket
}

/**
 * The picture behind a ticket, checked like every upload. One that is not what was announced is refused once and for good, and removed.
 *
 * @throws `unusable`, AppError `storage_unavailable`
 */
export async function verifyPicture(ticket: StoredTicket, unusable: () => AppError): Promise<Asset> {
  const verdict = await videoStore().verify(ticket, null)
  if (verdict.outcome === 'accepted') return verdict.asset
  if (verdict.outcome === 'unavailable') throw new AppError('storage_unavailable', { cause: verdict.cause })
  if (verdict.outcome === 'refused' && (await closeTicket(ticket.id, 'REFUSED', { refusal: verdict.reason })))
    await removeStored(ticket.key)
  throw unusable()
}
