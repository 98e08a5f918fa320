import 'server-only'
import { logger } from '@/lib/platform/logger'
import type { AuthEventKind, Visitor } from './schema'

export type AuthEvent = {
  event: AuthEventKind
  outcome: 'ok' | 'refused'
  reason?: string
  userId?: string
  sid?: string
}

const maxChars = 200

/**
 * JSON escapes line feeds and the like, but not the second set of control characters, one of which starts a command to
 * the terminal of whoever reads the log (ASVS 16.4.1), nor the separators that some viewers take for the end of a line.
 */
const plainLine = (text: string) =>
  text
    .slice(0, maxChars)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')

/** One JSON line for each thing that happens to an account (ASVS 16.3.1); ids only, never an e-mail or a token (R84). */
export function logAuthEvent({ reason, ...event }: AuthEvent, { ip, userAgent, requestId }: Visitor): void {
  const why = reason === undefined ? {} : { reason: plainLine(reason) }
  const fields = { ...event, ...why, ip, ua: plainLine(userAgent), requestId }
  if (event.outcome === 'ok') logger().info(fields, 'auth')
  else logger().warn(fields, 'auth')
}
