import 'server-only'
import { withTransaction } from '@/lib/platform/db'
import { refuseVerifyingVideo } from './repository'
import type { RefusalReason } from './schema'
import { closeTicket } from './ticket-repository'

/**
 * Closes a ticket for good, and with it the clip that waits on it. Its owner was told that the clip is on its way, so the
 * row stays in the studio.
 *
 * @returns whether this call did it; only then may the object be removed
 */
export function closeRefused(ticketId: string, reason: RefusalReason): Promise<boolean> {
  return withTransaction(async (tx) => {
    const isClosed = await closeTicket(ticketId, 'REFUSED', { tx, refusal: reason })
    if (isClosed) await refuseVerifyingVideo(ticketId, tx)
    return isClosed
  })
}
