import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { withTransaction } from '@/lib/platform/db'
import { type CreateProfile, createAccount } from './create-account'
import { hashPassword } from './password'
import { refuseGuessablePassword } from './password-policy/check-new-password'
import type { PresentedTokens } from './presented-tokens'
import type { RegisterInput } from './schema'
import { type SignedIn, signIn } from './sign-in'

/**
 * Makes an account, with its profile where the person is a food partner, and signs in.
 *
 * @throws AppError `validation_failed` for a password that is easy to guess, `email_taken`, `busy` when too many passwords are being hashed, `db_unavailable`,
 *   `sessions_unavailable` (the account exists then, and signing in works later)
 */
export async function registerUser(
  input: RegisterInput,
  visitor: Visitor,
  presented: PresentedTokens,
  createProfile: CreateProfile,
): Promise<SignedIn> {
  const { password, remember, ...person } = input
  refuseGuessablePassword({ password, ...person })
  // Before the transaction: a hash takes 40 ms and may wait for a slot, and connections are few.
  const passwordHash = await hashPassword(password)
  const account = await withTransaction((tx) =>
    createAccount(tx, { ...person, passwordHash, emailVerified: false }, createProfile),
  )
  const signedIn = await signIn(account, { remember, visitor, presented })
  await recordAuthEvent(
    { event: 'register', outcome: 'ok', userId: account.userId, sid: signedIn.sessionId },
    visitor,
  )
  return signedIn
}
