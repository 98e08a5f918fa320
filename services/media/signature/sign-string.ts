import { createHash } from 'node:crypto'

export type SignatureAlgorithm = 'sha1' | 'sha256'

/** Cloudinary's own construction: a plain hash with the secret appended, not an HMAC. */
export function signString(text: string, apiSecret: string, algorithm: SignatureAlgorithm): string {
  return createHash(algorithm).update(`${text}${apiSecret}`).digest('hex')
}
