import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/lib/platform/env'

let derived: { secret: string; key: Buffer } | undefined

function identifierKey(): Buffer {
  const secret = env().AUTH_SECRET
  if (derived?.secret !== secret)
    derived = { secret, key: Buffer.from(hkdfSync('sha256', secret, '', 'rate-limit/v1', 32)) }
  return derived.key
}

/**
 * What stands for an address, e-mail or id in a Redis key. Hashed, so that nobody who reads Redis learns who tried
 * to sign in, and no `*`, brace or newline in an e-mail reaches a key (R47).
 *
 * @returns 22 base64url characters (128 bits)
 */
export function hashIdentifier(identifier: string): string {
  return createHmac('sha256', identifierKey())
    .update(identifier)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
