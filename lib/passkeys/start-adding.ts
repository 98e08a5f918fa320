import 'server-only'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server'
import { COSEALG } from '@simplewebauthn/server/helpers'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import { challengeMs, issueChallenge } from './challenges'
import { refuseMorePasskeys } from './refuse-more-passkeys'
import { relyingParty } from './relying-party'
import { findDescriptors } from './repository'
import { userHandleOf } from './user-handle'

/** Named, because the library's own list grows with what the runtime can do, and a key must verify for years. */
export const algorithms = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256]

/**
 * What a browser needs to make a passkey for the actor: one that is found without an e-mail, behind a fingerprint, face or
 * PIN, on a device that has none of theirs yet. Nothing is asked about the device itself.
 *
 * @throws AppError `proof_required`, `validation_failed` at ten passkeys, `sessions_unavailable`, `db_unavailable`
 */
export async function startAdding(actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  requireFreshProof(actor)
  const { userId, sessionId, email, displayName } = actor
  const existing = await findDescriptors(userId)
  refuseMorePasskeys(existing.length)
  const { id, name } = relyingParty()
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: userHandleOf(userId),
    userName: email,
    userDisplayName: displayName,
    challenge: await issueChallenge({ purpose: 'add', userId, sessionId }),
    timeout: challengeMs,
    attestationType: 'none',
    excludeCredentials: existing,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
}
