import 'server-only'
import { AppError } from '@/lib/core/errors'
import { closeRefused } from './close-refused'
import { settleWaiting } from './settle-waiting'
import { findTicketById } from './ticket-repository'

/**
 * Ends the wait of one clip whose webhook never came: into a video, or, once the time of its ticket is over, into a refusal
 * that its owner sees. Harmless beside a post-back and a webhook, in any order (I2).
 *
 * @throws AppError `storage_unavailable` while it is worth asking again
 */
export async function reconcileUpload(uploadId: string, nowMs = Date.now()): Promise<void> {
  const ticket = await findTicketById(uploadId)
  if (!ticket) return
  const isLate = ticket.renewableUntil.getTime() <= nowMs
  try {
    if ((await settleWaiting(ticket)) === 'over') return
  } catch (error) {
    if (!isLate || !(error instanceof AppError)) throw error
  }
  if (!isLate) throw new AppError('storage_unavailable')
  await closeRefused(ticket.id, 'never_verified')
}
