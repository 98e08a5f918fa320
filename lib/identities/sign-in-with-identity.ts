import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import type { PresentedTokens } from '@/lib/auth/presented-tokens'
import { registerVouchedUser } from '@/lib/auth/register-vouched-user'
import type { Actor } from '@/lib/auth/schema'
import type { SignedIn } from '@/lib/auth/sign-in'
import { signInUser } from '@/lib/auth/sign-in-user'
import { AppError } from '@/lib/core/errors'
import { type BrokerClaims, labelOf } from './claims'
import { providerOfKey } from './identity-key'
import { isOffered, nameOfKey } from './list-providers'
import { findOwner, insertIdentity, touchIdentity } from './repository'
import { claimOnce } from './single-use'

type Options = { remember: boolean; visitor: Visitor; presented: PresentedTokens }

/** A new account for somebody whom the service vouches for; or the one that a twin of this request has just made. */
async function register(claims: BrokerClaims): Promise<string> {
  const { provider, providerAccountId, email, email_verified: isVerified, name } = claims
  const service = nameOfKey(provider)
  if (email === undefined || !isVerified)
    throw new AppError('oauth_refused', {
      message: `${service} has not confirmed your e-mail, so we cannot make an account with it. Confirm it there, or sign up here with a password.`,
    })
  const displayName = name ?? email.split('@', 1)[0] ?? email
  const label = labelOf(claims)
  try {
    return await registerVouchedUser({ email, displayName }, (tx, userId) =>
      insertIdentity(tx, { provider, providerAccountId, userId, label }),
    )
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error
    const owner = await findOwner(claims)
    if (owner !== null) return owner
    // Never linked by e-mail alone: whoever runs the service, or took over a mailbox, would own the account (R72).
    throw new AppError('email_taken', {
      message: `There is already an account with that e-mail. Sign in the way you did before, then link ${service} in the settings.`,
    })
  }
}

/**
 * Turns what the broker vouches for into a session of ours: of the account that the identity belongs to, else of a new one.
 * What the broker's token says is used up by it, whatever comes of it.
 *
 * @param claims null when the request carried none that are good
 * @throws AppError `oauth_refused` for claims that are missing, used, unverified or of a disabled user, and for an unknown
 *   identity while somebody is signed in; `email_taken`, `db_unavailable`, `sessions_unavailable`
 */
export async function signInWithIdentity(
  claims: BrokerClaims | null,
  actor: Actor | null,
  options: Options,
): Promise<{ isNew: boolean; signedIn: SignedIn }> {
  if (!claims || !isOffered(claims.provider)) throw new AppError('oauth_refused')
  const owner = await findOwner(claims)
  if (!(await claimOnce(claims.jti))) throw new AppError('oauth_refused')
  const provider = providerOfKey(claims.provider)
  if (owner === null && actor !== null)
    throw new AppError('oauth_refused', {
      message: `No account is linked with that ${nameOfKey(claims.provider)} account. You are signed in already: link it in the settings.`,
    })
  const userId = owner ?? (await register(claims))
  const signedIn = await signInUser(userId, options)
  const event = { event: owner === null ? 'register' : 'login', userId } as const
  if (!signedIn) {
    await recordAuthEvent({ ...event, outcome: 'refused', reason: 'disabled' }, options.visitor)
    throw new AppError('oauth_refused')
  }
  if (owner !== null) await touchIdentity(claims, labelOf(claims))
  await recordAuthEvent(
    { ...event, outcome: 'ok', reason: provider, sid: signedIn.sessionId },
    options.visitor,
  )
  return { isNew: owner === null, signedIn }
}
