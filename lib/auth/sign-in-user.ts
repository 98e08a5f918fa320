import 'server-only'
import { findAccount } from './repository'
import { type SignedIn, signIn } from './sign-in'

/**
 * Opens a session for the user of that id, who has just proved who they are by another door than a password: disabled
 * users are refused here, at the end of every such door, and not at its front (R74).
 *
 * @returns null for a user who is disabled or gone
 * @throws AppError `sessions_unavailable`, `db_unavailable`
 */
export async function signInUser(
  userId: string,
  options: Parameters<typeof signIn>[1],
): Promise<SignedIn | null> {
  const account = await findAccount(userId)
  return account && !account.disabled ? signIn(account, options) : null
}
