import 'server-only'
import { publicSessionId } from './public-session-id'
import type { Actor, SessionDto } from './schema'
import { readSessions } from './session-store'

/**
 * The devices that are signed in to the actor's account, last used first.
 *
 * @throws AppError `sessions_unavailable`
 */
export async function listSessions(actor: Actor): Promise<SessionDto[]> {
  const stored = await readSessions(actor.userId)
  return stored.map(({ sessionId, label, ip, createdAtMs, usedAtMs }) => ({
    id: publicSessionId(sessionId),
    label,
    ip,
    createdAt: new Date(createdAtMs).toISOString(),
    lastUsedAt: new Date(usedAtMs).toISOString(),
    current: sessionId === actor.sessionId,
  }))
}
