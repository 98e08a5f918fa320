import 'server-only'
import { AppError } from '@/lib/core/errors'
import { logger } from '@/lib/platform/logger'
import type { Refusal } from '@/lib/storage/port'
import { closeRefused } from './close-refused'
import { removeStored } from './remove-stored'
import type { StoredTicket } from './tickets'

const refusalMessage: Record<Refusal, string> = {
  key_mismatch: 'That is not the file this upload was for.',
  bad_proof: 'That is not the file this upload was for.',
  wrong_type: 'The file that arrived is not a video we can show.',
  wrong_size: 'The file that arrived is not complete.',
  too_large: 'The file that arrived is too large.',
  too_long: 'The clip that arrived is too long.',
  truncated: 'The file that arrived is cut off before its end.',
  changed: 'The file was changed after it was uploaded.',
}

/** What whoever posted a refused upload is told. */
export function rejection(ticket: StoredTicket, reason: Refusal): AppError {
  logger().warn({ uploadId: ticket.id, reason }, 'upload refused')
  return new AppError('upload_rejected', { message: refusalMessage[reason] })
}

/**
 * Refuses an upload once and for good: the ticket is a tombstone, so the freed key cannot lead to a video any more. Only who
 * closed the ticket removes the object: a parallel post-back may have confirmed it meanwhile.
 *
 * @returns whether this call did it
 */
export async function refuseUpload(ticket: StoredTicket, reason: Refusal): Promise<boolean> {
  const isClosed = await closeRefused(ticket.id, reason)
  if (isClosed) await removeStored(ticket.key)
  return isClosed
}
