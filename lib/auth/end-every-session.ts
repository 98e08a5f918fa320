import 'server-only'
import { AppError } from '@/lib/core/errors'
import { endSessions } from './end-session'
import { type EndReason, readSessions } from './session-store'

/**
 * Ends the sessions of a user in Redis at once, after a new `tokenEpoch` has made them worthless. That is why an outage of
 * Redis is no reason to fail: what it still has when it comes back is of an older epoch and opens nothing.
 *
 * @param keptSessionId the one of the new epoch
 * @throws AppError `db_unavailable`
 */
export async function endEverySession(
  userId: string,
  reason: EndReason,
  keptSessionId?: string,
): Promise<void> {
  try {
    const sessions = await readSessions(userId)
    const ending = sessions.map(({ sessionId }) => sessionId).filter((id) => id !== keptSessionId)
    await endSessions(userId, ending, reason)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'sessions_unavailable') throw error
  }
}
