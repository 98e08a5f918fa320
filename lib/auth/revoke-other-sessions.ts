import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { endSessions } from './end-session'
import { requireFreshProof } from './require-fresh-proof'
import type { Actor } from './schema'
import { readSessions } from './session-store'

/**
 * Signs every device of the actor out but this one.
 *
 * @throws AppError `proof_required`, `sessions_unavailable`, `db_unavailable`
 */
export async function revokeOtherSessions(actor: Actor, visitor: Visitor): Promise<void> {
  requireFreshProof(actor)
  const sessions = await readSessions(actor.userId)
  const others = sessions.map(({ sessionId }) => sessionId).filter((id) => id !== actor.sessionId)
  await endSessions(actor.userId, others, 'device_list')
  const { userId, sessionId: sid } = actor
  await recordAuthEvent(
    { event: 'revoke', outcome: 'ok', reason: `${others.length} others`, userId, sid },
    visitor,
  )
}
