import 'server-only'
import { logAuthEvent } from '@/lib/audit/log-auth-event'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { notifyOwner } from '@/lib/auth/notify-owner'
import type { CheckedAssertion } from './check-assertion'

type Refused = Exclude<CheckedAssertion, { refusedFor: null }>

/**
 * Notes why a passkey was refused. Only a counter that went back reaches the owner, in their history and by mail: for
 * anything less no key is needed, and a stranger could fill both.
 */
export async function reportRefusal(
  event: 'login' | 'proof',
  { refusedFor, passkey }: Refused,
  visitor: Visitor,
): Promise<void> {
  const reason = `passkey_${refusedFor}`
  if (refusedFor !== 'counter') {
    const who = passkey ? { userId: passkey.userId } : {}
    logAuthEvent({ event, outcome: 'refused', reason, ...who }, visitor)
    return
  }
  const { userId, email, name } = passkey
  await recordAuthEvent({ event, outcome: 'refused', reason, userId }, visitor)
  notifyOwner(email, { what: 'passkey_copied', name }, visitor)
}
