import 'server-only'
import { endSessions } from './end-session'
import { logAuthEvent, type Visitor } from './log-auth-event'
import type { Actor } from './schema'
import { readSessions } from './session-store'

/**
 * Signs every device of the actor out but this one.
 *
 * @throws AppError `sessions_unavailable`, `db_unavailable`
 */
export async function revokeOtherSessions(actor: Actor, visitor: Visitor): Promise<void> {
  const sessions = await readSessions(actor.userId)
  const others = sessions.map(({ sessionId }) => sessionId).filter((id) => id !== actor.sessionId)
  await endSessions(actor.userId, others, 'device_list')
  const { userId, sessionId: sid } = actor
  logAuthEvent({ event: 'revoke', outcome: 'ok', reason: `${others.length} others`, userId, sid }, visitor)
}
