import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { removeStored } from './remove-stored'
import { deleteVerifyingVideo } from './repository'
import { closeTicket, findTicket } from './ticket-repository'
import { requirePartner } from './tickets'

/**
 * Gives a ticket up and removes what was already sent. Repeating it is harmless.
 *
 * @throws AppError `forbidden`, `not_found`, `upload_used` for a ticket that already became a video
 */
export async function cancelUpload(actor: Actor, uploadId: string): Promise<void> {
  requirePartner(actor)
  const ticket = await findTicket(uploadId, actor.userId)
  if (!ticket) throw new AppError('not_found')
  const closed = await closeTicket(ticket.id, 'CANCELLED')
  if (!closed && (await findTicket(uploadId, actor.userId))?.state === 'CONFIRMED')
    throw new AppError('upload_used')
  await deleteVerifyingVideo(ticket.id)
  await removeStored(ticket.key)
}
