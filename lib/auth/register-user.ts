import 'server-only'
import { newId } from '@/lib/core/ids'
import { type Db, withTransaction } from '@/lib/platform/db'
import { logAuthEvent, type Visitor } from './log-auth-event'
import { hashPassword } from './password'
import type { PresentedTokens } from './presented-tokens'
import { type Account, insertUser } from './repository'
import type { RegisterInput } from './schema'
import { type SignedIn, signIn } from './sign-in'

/**
 * Writes the public profile of a new food partner in the same transaction, so that there is never one without the other.
 * The route passes it in: `auth` lies below `partners` and must not import it.
 */
export type CreateProfile = (
  tx: Db,
  owner: { userId: string; name: string },
) => Promise<NonNullable<Account['partner']>>

/**
 * Makes an account, with its profile where the person is a food partner, and signs in.
 *
 * @throws AppError `email_taken`, `busy` when too many passwords are being hashed, `db_unavailable`,
 *   `sessions_unavailable` (the account exists then, and signing in works later)
 */
export async function registerUser(
  input: RegisterInput,
  visitor: Visitor,
  presented: PresentedTokens,
  createProfile: CreateProfile,
): Promise<SignedIn> {
  const { email, displayName, role, partnerName, remember } = input
  // Before the transaction: a hash takes 40 ms and may wait for a slot, and connections are few.
  const passwordHash = await hashPassword(input.password)
  const userId = newId()
  const partner = await withTransaction(async (tx) => {
    await insertUser(tx, { id: userId, email, displayName, role, passwordHash })
    return role === 'partner' && partnerName ? createProfile(tx, { userId, name: partnerName }) : null
  })
  const account = {
    userId,
    email,
    displayName,
    role,
    epoch: 0,
    emailVerified: false,
    disabled: false,
    partner,
  }
  const signedIn = await signIn(account, { remember, visitor, presented })
  logAuthEvent({ event: 'register', outcome: 'ok', userId, sid: signedIn.sessionId }, visitor)
  return signedIn
}
