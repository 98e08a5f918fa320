import 'server-only'
import { insertRevokedSessions } from './repository'
import { type EndReason, removeSession } from './session-store'

/**
 * Ends sessions of one user: Postgres first, so that a Redis that lost its last second cannot bring one back, then
 * Redis, where it ends at once. Only with this user's own key names, so a foreign session id ends nothing.
 *
 * @returns how many were alive
 * @throws AppError `sessions_unavailable` when Redis did not hear of it; Postgres has it then, and every check reads both
 */
export async function endSessions(
  userId: string,
  sessionIds: readonly string[],
  reason: EndReason,
): Promise<number> {
  if (sessionIds.length === 0) return 0
  await insertRevokedSessions(userId, sessionIds, reason)
  const ended = await Promise.all(sessionIds.map((sessionId) => removeSession(userId, sessionId, reason)))
  return ended.filter(Boolean).length
}
