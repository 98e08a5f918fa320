import 'server-only'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { type Asker, spendChallenge } from './challenges'
import { readChallenge } from './client-data'
import { relyingParty } from './relying-party'
import { advancePasskey, findPasskey, type StoredPasskey } from './repository'
import type { Assertion } from './schema'
import { isHandleOf } from './user-handle'

export type CheckedAssertion =
  | { refusedFor: null; passkey: StoredPasskey }
  | { refusedFor: 'challenge' | 'unknown'; passkey: null }
  | { refusedFor: 'owner' | 'signature' | 'counter'; passkey: StoredPasskey }

/** Whether the passkey belongs to whom it says and, where we know who is asking, to them. */
function isOwned(passkey: StoredPasskey, asker: Asker, handle: string | null | undefined): boolean {
  // A discoverable passkey brings its owner along, and must (WebAuthn, 7.2 step 6); one that was asked for by name need not.
  if (handle ? !isHandleOf(passkey.userId, handle) : asker.purpose === 'login') return false
  return asker.purpose === 'login' || asker.userId === passkey.userId
}

/** The counter that was signed, or null when anything about the answer is not as it must be. */
async function verify({ response, ...rest }: Assertion, challenge: string, passkey: StoredPasskey) {
  const { id, origin } = relyingParty()
  const { userHandle: _, ...signed } = response
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...rest, response: signed, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // Not the stored count: the library compares it before the signature, and anybody could then cry "copied".
      credential: { id: passkey.id, publicKey: passkey.publicKey, counter: 0 },
    })
    const { newCounter, credentialBackedUp } = authenticationInfo
    return verified ? { signCount: newCounter, backedUp: credentialBackedUp } : null
  } catch {
    return null
  }
}

/**
 * Checks what an authenticator signed: challenge of this asker, known passkey, its owner, our origin and id, a person who
 * was verified, the signature, and a counter that goes forward. The challenge is used up whatever comes of it.
 *
 * @returns what it was refused for; `counter` only after the signature was right: then there are two of that key
 * @throws AppError `sessions_unavailable`, `db_unavailable`
 */
export async function checkAssertion(answer: Assertion, asker: Asker): Promise<CheckedAssertion> {
  const challenge = readChallenge(answer.response.clientDataJSON)
  if (challenge === null || !(await spendChallenge(asker, challenge)))
    return { refusedFor: 'challenge', passkey: null }
  const passkey = await findPasskey(answer.id)
  if (!passkey) return { refusedFor: 'unknown', passkey }
  if (!isOwned(passkey, asker, answer.response.userHandle)) return { refusedFor: 'owner', passkey }
  const signed = await verify(answer, challenge, passkey)
  if (!signed) return { refusedFor: 'signature', passkey }
  if (!(await advancePasskey(passkey.id, signed))) return { refusedFor: 'counter', passkey }
  return { refusedFor: null, passkey }
}
