import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import type { PresentedTokens } from '@/lib/auth/presented-tokens'
import type { SignedIn } from '@/lib/auth/sign-in'
import { signInUser } from '@/lib/auth/sign-in-user'
import { AppError } from '@/lib/core/errors'
import { refundLimit } from '@/lib/rate-limit/check-limit'
import { checkAssertion } from './check-assertion'
import { reportRefusal } from './report-refusal'
import type { PasskeyLoginInput } from './schema'

/** One for all reasons, so that none can be told from another (R31). */
const refusal = () =>
  new AppError('passkey_refused', {
    message: 'That passkey did not open an account here. Try another one, or another way to sign in.',
  })

/**
 * Signs in with a passkey.
 *
 * @param browserId what the browser was given with the challenge, or null when it brings none
 * @throws AppError `passkey_refused` for every reason alike, a disabled account among them (R31, R74),
 *   `sessions_unavailable`, `db_unavailable`
 */
export async function logInWithPasskey(
  { response, remember }: PasskeyLoginInput,
  browserId: string | null,
  visitor: Visitor,
  presented: PresentedTokens,
): Promise<SignedIn> {
  const checked = await checkAssertion(response, { purpose: 'login', browserId: browserId ?? '' })
  if (checked.refusedFor !== null) {
    await reportRefusal('login', checked, visitor)
    throw refusal()
  }
  const { userId } = checked.passkey
  const signedIn = await signInUser(userId, { remember, visitor, presented })
  if (!signedIn) {
    await recordAuthEvent({ event: 'login', outcome: 'refused', reason: 'disabled', userId }, visitor)
    throw refusal()
  }
  // The question and the answer: people who get in must not use up what is there against guessing.
  await Promise.all([refundLimit('passkey.ip', visitor.ip), refundLimit('passkey.ip', visitor.ip)])
  await recordAuthEvent(
    { event: 'login', outcome: 'ok', reason: 'passkey', userId, sid: signedIn.sessionId },
    visitor,
  )
  return signedIn
}
