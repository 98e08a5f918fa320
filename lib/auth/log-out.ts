import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { AppError } from '@/lib/core/errors'
import { endSessions } from './end-session'
import { findPresentedSessions, type PresentedTokens } from './presented-tokens'

/**
 * Ends the session that a browser holds, by either cookie, expired or not; with none there is nothing to do (R21). Holds
 * while Redis is down too: Postgres has the session as revoked and every check reads it there.
 *
 * @throws AppError `db_unavailable`
 */
export async function logOut(presented: PresentedTokens, visitor: Visitor): Promise<void> {
  for (const { userId, sessionId } of await findPresentedSessions(presented)) {
    try {
      await endSessions(userId, [sessionId], 'logout')
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'sessions_unavailable') throw error
    }
    await recordAuthEvent({ event: 'logout', outcome: 'ok', userId, sid: sessionId }, visitor)
  }
}
