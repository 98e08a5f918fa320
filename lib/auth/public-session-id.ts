import 'server-only'
import { createHash } from 'node:crypto'

/**
 * What stands for a session on its owner's screen and in a URL. The id itself opens nothing without the nonce and the
 * signature, but it names the session in tokens, keys and logs, and a device list needs none of that (R25, ASVS 7.5.2).
 *
 * @returns 22 base64url characters: 128 bits of a digest of 128 random bits, so there is no way back
 */
export function publicSessionId(sessionId: string): string {
  return createHash('sha256').update(`device/${sessionId}`).digest().subarray(0, 16).toString('base64url')
}
