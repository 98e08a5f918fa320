import 'server-only'
import { newId } from '@/lib/core/ids'
import { logger } from '@/lib/platform/logger'
import { deviceLabel } from './device-label'
import { type AuthEvent, logAuthEvent } from './log-auth-event'
import { insertAuthEvent } from './repository'
import type { Visitor } from './schema'

/**
 * Notes what happened to an account: in the log, and as a row that its owner can read in the settings. Never throws: a
 * history that cannot be written must not undo the thing that happened.
 */
export async function recordAuthEvent(event: AuthEvent, visitor: Visitor): Promise<void> {
  logAuthEvent(event, visitor)
  const { userId, event: kind, outcome, reason: detail = null } = event
  if (userId === undefined) return
  const { ip, userAgent } = visitor
  try {
    await insertAuthEvent({ id: newId(), userId, kind, outcome, detail, label: deviceLabel(userAgent), ip })
  } catch (error) {
    logger().error({ err: error, event: kind, userId }, 'auth event not kept')
  }
}
