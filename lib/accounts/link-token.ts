import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 256 bits: nobody guesses one, however many links there are. */
const tokenBytes = 32

/** What is stored of a token. Plain SHA-256: there is no small set of tokens to try out, so nothing to slow down. */
export const hashLinkToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A new token for a mail, and what to store of it (R37). */
export function newLinkToken(): { token: string; tokenHash: string } {
  const token = randomBytes(tokenBytes).toString('base64url')
  return { token, tokenHash: hashLinkToken(token) }
}
