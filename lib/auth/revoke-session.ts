import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { AppError } from '@/lib/core/errors'
import { endSessions } from './end-session'
import { publicSessionId } from './public-session-id'
import { requireFreshProof } from './require-fresh-proof'
import type { Actor } from './schema'
import { readSessions } from './session-store'

/**
 * Signs one of the actor's devices out.
 *
 * @param deviceId the public id of the session, as the device list gives it
 * @throws AppError `proof_required`, `not_found` for a session that is over or somebody else's, `sessions_unavailable`, `db_unavailable`
 */
export async function revokeSession(actor: Actor, deviceId: string, visitor: Visitor): Promise<void> {
  requireFreshProof(actor)
  const { userId } = actor
  // Looked up under the actor's own keys before anything is written: a stranger's id must leave no trace in Postgres.
  const sessions = await readSessions(userId)
  const sid = sessions.find(({ sessionId }) => publicSessionId(sessionId) === deviceId)?.sessionId
  if (sid === undefined) throw new AppError('not_found')
  await endSessions(userId, [sid], 'device_list')
  await recordAuthEvent({ event: 'revoke', outcome: 'ok', reason: 'device_list', userId, sid }, visitor)
}
