import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import type { Actor } from '@/lib/auth/schema'
import { markProved } from '@/lib/auth/session-store'
import { AppError } from '@/lib/core/errors'
import { checkAssertion } from './check-assertion'
import { reportRefusal } from './report-refusal'
import type { PasskeyProofInput } from './schema'

/**
 * The signed-in person proves by one of their passkeys that it is still them, as `proveIdentity` does by password.
 *
 * @throws AppError `passkey_refused`, `session_ended`, `sessions_unavailable`, `db_unavailable`
 */
export async function proveWithPasskey(
  actor: Actor,
  { response }: PasskeyProofInput,
  visitor: Visitor,
): Promise<void> {
  const { userId, sessionId } = actor
  const checked = await checkAssertion(response, { purpose: 'proof', userId, sessionId })
  if (checked.refusedFor !== null) {
    await reportRefusal('proof', checked, visitor)
    throw new AppError('passkey_refused', {
      message: 'That passkey did not show that it is you. Please try again.',
    })
  }
  if (!(await markProved(userId, sessionId))) throw new AppError('session_ended')
  await recordAuthEvent({ event: 'proof', outcome: 'ok', reason: 'passkey', userId, sid: sessionId }, visitor)
}
