import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { hourMs } from '@/lib/core/time'
import type { Ticket } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { canUpload } from './policy'
import type { UploadTicket } from './schema'

/** One signature must still be valid at the last chunk; Cloudinary accepts one for an hour. */
export const signatureLifeMs = hourMs
/** How long an interrupted upload may go on with fresh signatures. */
export const ticketLifeMs = 24 * hourMs

/** A ticket as the database knows it. */
export type StoredTicket = Ticket & {
  ownerId: string
  state: 'ISSUED' | 'CONFIRMED' | 'REFUSED' | 'CANCELLED'
  expiresAt: Date
  renewableUntil: Date
}

/** What the browser gets: the permission, and nothing that it could not know. */
export function toUploadTicket(ticket: Ticket & { expiresAt: Date }): UploadTicket {
  return {
    uploadId: ticket.id,
    expiresAt: ticket.expiresAt.toISOString(),
    key: ticket.key,
    recipes: videoStore().signUpload(ticket),
  }
}

/**
 * The partner behind an actor.
 *
 * @throws AppError `forbidden`
 */
export function requirePartner(actor: Actor): NonNullable<Actor['partner']> {
  if (!canUpload(actor)) throw new AppError('forbidden', { message: 'Only food partners may do that.' })
  return actor.partner
}

/** @throws AppError for a ticket that can no longer lead to a video */
export function requireOpen(ticket: StoredTicket): void {
  if (ticket.state === 'REFUSED') throw new AppError('upload_rejected')
  if (ticket.state === 'CONFIRMED') throw new AppError('upload_used')
  if (ticket.state === 'CANCELLED' || ticket.renewableUntil.getTime() <= Date.now())
    throw new AppError('upload_expired')
}
