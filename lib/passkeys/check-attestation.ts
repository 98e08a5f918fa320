import 'server-only'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import { type Asker, spendChallenge } from './challenges'
import { readChallenge } from './client-data'
import { relyingParty } from './relying-party'
import type { NewCredential } from './repository'
import type { Attestation } from './schema'
import { algorithms } from './start-adding'

/**
 * We ask for no attestation, and browsers then send none, or a signature of the new key itself (WebAuthn, 5.1.3). A
 * chain of certificates is somebody else's work: to check one, the library fetches the addresses that stand in it (SSRF).
 */
function isPlain(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
  const format = decoded.get('fmt')
  return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined)
}

async function verify({ response, ...rest }: Attestation, challenge: string): Promise<NewCredential | null> {
  const { id, origin } = relyingParty()
  try {
    if (!isPlain(response.attestationObject)) return null
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...rest, response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return null
    const { credential, credentialBackedUp } = registrationInfo
    return {
      id: credential.id,
      publicKey: credential.publicKey,
      signCount: credential.counter,
      transports: response.transports,
      backedUp: credentialBackedUp,
    }
  } catch {
    return null
  }
}

/**
 * Checks what an authenticator says about the passkey it has just made. The challenge is used up whatever comes of it.
 *
 * @returns null when anything is not as it must be
 * @throws AppError `sessions_unavailable`
 */
export async function checkAttestation(answer: Attestation, asker: Asker): Promise<NewCredential | null> {
  const challenge = readChallenge(answer.response.clientDataJSON)
  if (challenge === null || !(await spendChallenge(asker, challenge))) return null
  return verify(answer, challenge)
}
