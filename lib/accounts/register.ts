import 'server-only'
import type { Visitor } from '@/lib/audit/schema'
import type { CreateProfile } from '@/lib/auth/create-account'
import type { PresentedTokens } from '@/lib/auth/presented-tokens'
import { registerUser } from '@/lib/auth/register-user'
import type { RegisterInput } from '@/lib/auth/schema'
import type { SignedIn } from '@/lib/auth/sign-in'
import { env } from '@/lib/platform/env'
import { requestRegistration } from './request-registration'
import { sendVerification } from './send-verification'

/**
 * Opens an account. Where mail leaves (SMTP_URL), it waits until its owner has followed the link in a mail, and the answer
 * is the same for an address that has an account already (R31). Elsewhere, on a laptop, it is there at once.
 *
 * @returns the new session, or null when a mail was sent instead
 * @throws AppError `email_taken` only without SMTP_URL, `rate_limited`, `busy`, `handle_taken`, `db_unavailable`, `sessions_unavailable`
 */
export async function register(
  input: RegisterInput,
  visitor: Visitor,
  presented: PresentedTokens,
  createProfile: CreateProfile,
): Promise<SignedIn | null> {
  if (env().SMTP_URL !== undefined) {
    await requestRegistration(input, visitor)
    return null
  }
  const signedIn = await registerUser(input, visitor, presented, createProfile)
  sendVerification({ userId: signedIn.user.id, email: input.email })
  return signedIn
}
