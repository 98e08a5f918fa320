import 'server-only'
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { challengeMs, issueChallenge } from './challenges'
import { relyingParty } from './relying-party'
import { findDescriptors } from './repository'

/**
 * What a browser needs for the actor to prove by one of their passkeys that it is them.
 *
 * @throws AppError `not_found` when they have none, `sessions_unavailable`, `db_unavailable`
 */
export async function startProof(actor: Actor): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { userId, sessionId } = actor
  const allowed = await findDescriptors(userId)
  if (allowed.length === 0) throw new AppError('not_found', { message: 'Your account has no passkey.' })
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: await issueChallenge({ purpose: 'proof', userId, sessionId }),
    timeout: challengeMs,
    allowCredentials: allowed,
    userVerification: 'required',
  })
}
