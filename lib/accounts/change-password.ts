import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { checkCurrentPassword } from '@/lib/auth/check-current-password'
import type { TokenPair } from '@/lib/auth/cookies'
import { endEverySession } from '@/lib/auth/end-every-session'
import { notifyOwner } from '@/lib/auth/notify-owner'
import { hashPassword } from '@/lib/auth/password'
import { refuseGuessablePassword } from '@/lib/auth/password-policy/check-new-password'
import type { PresentedTokens } from '@/lib/auth/presented-tokens'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import { isRemembered } from '@/lib/auth/session-store'
import { startSession } from '@/lib/auth/start-session'
import { AppError } from '@/lib/core/errors'
import { withTransaction } from '@/lib/platform/db'
import { findPerson, lockPerson, type Person, setPassword } from './repository'
import type { ChangePasswordInput } from './schema'

const missing = { fields: { currentPassword: ['Please enter your password.'] } }

async function requireOwner(
  actor: Actor,
  { hash }: Person,
  given: string | undefined,
  visitor: Visitor,
): Promise<void> {
  if (hash === null) return requireFreshProof(actor)
  if (given === undefined) throw new AppError('validation_failed', missing)
  await checkCurrentPassword(actor, { hash, password: given, forWhat: 'password_change' }, visitor)
}

/** Only in place of the password that was just checked: of two changes at once the second was asked with an old one. */
async function replacePassword({ userId, hash: checkedHash }: Person, newHash: string): Promise<number> {
  return withTransaction(async (tx) => {
    const now = await lockPerson(tx, userId)
    if (!now || now.hash !== checkedHash) throw new AppError('invalid_credentials')
    return setPassword(tx, userId, newHash)
  })
}

/**
 * Gives the actor a new password. It needs the current one (R36, ASVS 6.2.3), or a fresh proof where there is none; every
 * session ends, and this browser gets a new one that lasts as the old one did.
 *
 * @returns the tokens of the new session
 * @throws AppError `validation_failed`, `invalid_credentials`, `proof_required`, `rate_limited`, `busy`, `db_unavailable`,
 *   `sessions_unavailable` (the password may be changed by then, and signing in works later)
 */
export async function changePassword(
  actor: Actor,
  { currentPassword, newPassword }: ChangePasswordInput,
  visitor: Visitor,
  presented: PresentedTokens,
): Promise<TokenPair> {
  const { userId, email } = actor
  const person = await findPerson(userId)
  if (!person) throw new AppError('session_ended')
  await requireOwner(actor, person, currentPassword, visitor)
  refuseGuessablePassword({ password: newPassword, email, displayName: person.displayName }, 'newPassword')
  const [remember, hash] = await Promise.all([
    isRemembered(userId, actor.sessionId),
    hashPassword(newPassword),
  ])
  const epoch = await replacePassword(person, hash)
  const account = { ...actor, epoch, disabled: false }
  const { sessionId, pair } = await startSession(account, { remember, visitor, presented })
  await endEverySession(userId, 'password', sessionId)
  await recordAuthEvent({ event: 'password_change', outcome: 'ok', userId, sid: sessionId }, visitor)
  notifyOwner(email, { what: 'password_changed' }, visitor)
  return pair
}
