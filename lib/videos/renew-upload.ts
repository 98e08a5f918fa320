import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import type { UploadTicket } from './schema'
import { extendTicket, findTicket } from './ticket-repository'
import { requireOpen, requirePartner, signatureLifeMs, toUploadTicket } from './tickets'

/**
 * A fresh signature for the same ticket and key, so that a slow upload outlives the hour of the first one.
 *
 * @throws AppError `forbidden`, `not_found`, `upload_expired`, `upload_used`, `upload_rejected`
 */
export async function renewUpload(actor: Actor, uploadId: string): Promise<UploadTicket> {
  requirePartner(actor)
  const ticket = await findTicket(uploadId, actor.userId)
  if (!ticket) throw new AppError('not_found')
  requireOpen(ticket)
  const expiresAt = new Date(Math.min(Date.now() + signatureLifeMs, ticket.renewableUntil.getTime()))
  if (!(await extendTicket(ticket.id, expiresAt))) throw new AppError('upload_used')
  return toUploadTicket({ ...ticket, expiresAt })
}
