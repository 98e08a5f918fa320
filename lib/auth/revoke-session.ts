import 'server-only'
import { AppError } from '@/lib/core/errors'
import { endSessions } from './end-session'
import { logAuthEvent, type Visitor } from './log-auth-event'
import type { Actor } from './schema'
import { readSession } from './session-store'

/**
 * Signs one of the actor's devices out.
 *
 * @throws AppError `not_found` for a session that is over or somebody else's, `sessions_unavailable`, `db_unavailable`
 */
export async function revokeSession(actor: Actor, sessionId: string, visitor: Visitor): Promise<void> {
  // Looked up under the actor's own keys before anything is written: a stranger's id must leave no trace in Postgres.
  if (!(await readSession(actor.userId, sessionId))) throw new AppError('not_found')
  await endSessions(actor.userId, [sessionId], 'device_list')
  logAuthEvent(
    { event: 'revoke', outcome: 'ok', reason: 'device_list', userId: actor.userId, sid: sessionId },
    visitor,
  )
}
