import 'server-only'
import { logger } from '@/lib/platform/logger'

/** The browser behind a call, as far as the log and the device list care. */
export type Visitor = { ip: string; userAgent: string; requestId: string }

type AuthEvent = {
  event: 'login' | 'register' | 'refresh' | 'logout' | 'revoke'
  outcome: 'ok' | 'refused'
  reason?: string
  userId?: string
  sid?: string
}

/** One JSON line for each thing that happens to an account (ASVS 16.3.1); ids only, never an e-mail or a token. */
export function logAuthEvent(event: AuthEvent, { ip, userAgent, requestId }: Visitor): void {
  const fields = { ...event, ip, ua: userAgent.slice(0, 200), requestId }
  if (event.outcome === 'ok') logger().info(fields, 'auth')
  else logger().warn(fields, 'auth')
}
