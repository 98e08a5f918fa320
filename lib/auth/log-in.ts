import 'server-only'
import { logAuthEvent } from '@/lib/audit/log-auth-event'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import { AppError } from '@/lib/core/errors'
import { findKnownDevice } from './known-device'
import { chargeLogin } from './login-limits'
import { hashPassword, needsRehash, verifyPassword } from './password'
import type { PresentedTokens } from './presented-tokens'
import { findCredentials, upgradePasswordHash } from './repository'
import type { LoginInput } from './schema'
import { type SignedIn, signIn } from './sign-in'

/** The account, when the password is right. Absent, disabled and OAuth-only accounts cost one hash too (R31). */
async function checkPassword({ email, password }: LoginInput) {
  const found = await findCredentials(email)
  const { account = null, hash = null } = found ?? {}
  const matches = await verifyPassword(hash, password)
  const reason = !found ? 'unknown' : hash === null ? 'no_password' : !matches ? 'password' : 'disabled'
  const accepted = account && hash !== null && matches && !account.disabled ? { account, hash } : null
  return { accepted, userId: account?.userId, reason }
}

/**
 * Signs in with e-mail and password: limits first, then one hash, whoever asks.
 *
 * @throws AppError `rate_limited`, `busy`, `invalid_credentials` for every reason alike, `sessions_unavailable`,
 *   `db_unavailable`
 */
export async function logIn(
  input: LoginInput,
  visitor: Visitor,
  presented: PresentedTokens,
): Promise<SignedIn> {
  const { email, password, remember } = input
  const deviceId = await findKnownDevice(presented.device, email)
  const refund = await chargeLogin({ email, ip: visitor.ip, deviceId }).catch((error: unknown) => {
    const reason = error instanceof AppError ? error.code : 'internal'
    logAuthEvent({ event: 'login', outcome: 'refused', reason }, visitor)
    throw error
  })
  // An outage or a full queue is not a wrong guess.
  const { accepted, userId, reason } = await checkPassword(input).catch(async (error) => {
    await refund()
    throw error
  })
  if (!accepted) {
    // Not waited for: a known address must not take longer to refuse than an unknown one (R31).
    void recordAuthEvent(
      { event: 'login', outcome: 'refused', reason, ...(userId ? { userId } : {}) },
      visitor,
    )
    throw new AppError('invalid_credentials')
  }
  await refund()
  const { account, hash } = accepted
  if (needsRehash(hash)) await upgradePasswordHash(account.userId, hash, await hashPassword(password))
  const signedIn = await signIn(account, { remember, visitor, presented })
  await recordAuthEvent(
    { event: 'login', outcome: 'ok', userId: account.userId, sid: signedIn.sessionId },
    visitor,
  )
  return signedIn
}
