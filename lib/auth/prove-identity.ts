import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { AppError } from '@/lib/core/errors'
import { verifyPassword } from './password'
import { findCredentials } from './repository'
import type { Actor, ProofInput } from './schema'
import { markProved } from './session-store'

/**
 * The signed-in person proves by password that it is still them. Guesses are limited by the caller's limit on the user.
 *
 * @throws AppError `invalid_credentials`, `busy`, `session_ended`, `sessions_unavailable`, `db_unavailable`
 */
export async function proveIdentity(actor: Actor, { password }: ProofInput, visitor: Visitor): Promise<void> {
  const { userId, sessionId: sid, email } = actor
  const found = await findCredentials(email)
  const matches = await verifyPassword(found?.hash ?? null, password)
  if (!matches) {
    await recordAuthEvent({ event: 'proof', outcome: 'refused', reason: 'password', userId, sid }, visitor)
    throw new AppError('invalid_credentials', { message: 'That is not your password.' })
  }
  if (!(await markProved(userId, sid))) throw new AppError('session_ended')
  await recordAuthEvent({ event: 'proof', outcome: 'ok', reason: 'password', userId, sid }, visitor)
}
