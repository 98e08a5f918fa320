import { deriveHmacKey, deriveKeyId } from '@/lib/core/derive-key'
import { env } from '@/lib/platform/env'

/** Access token, refresh token, known-device cookie: each has keys of its own. */
export type KeyKind = 'at' | 'rt' | 'dc'

export const kinds = ['at', 'rt', 'dc'] as const satisfies readonly KeyKind[]

type Ring = { signingKid: string; keys: Map<string, Record<KeyKind, CryptoKey>> }

async function makeRing(secrets: readonly string[]): Promise<Ring> {
  const entries = await Promise.all(
    secrets.map(async (secret) => {
      const keys = await Promise.all(kinds.map((kind) => deriveHmacKey(secret, `${kind}/v1`)))
      const [at, rt, dc] = keys as [CryptoKey, CryptoKey, CryptoKey]
      return [await deriveKeyId(secret), { at, rt, dc }] as const
    }),
  )
  return { signingKid: entries[0]?.[0] ?? '', keys: new Map(entries) }
}

let made: { from: string; ring: Promise<Ring> } | undefined

/** Made once; made again only where a test changes the secret. */
function ring(): Promise<Ring> {
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = env()
  const secrets = AUTH_SECRET_PREVIOUS ? [AUTH_SECRET, AUTH_SECRET_PREVIOUS] : [AUTH_SECRET]
  const from = secrets.join('\n')
  if (made?.from !== from) made = { from, ring: makeRing(secrets) }
  return made.ring
}

/** The name of the key that new tokens are signed with: derived from AUTH_SECRET. */
export async function signingKeyId(): Promise<string> {
  return (await ring()).signingKid
}

/**
 * A key of our own ring by its name. The name comes from a token header and is only ever looked up here, never used
 * as a path, URL or query (RFC 8725 3.10, R2).
 *
 * @returns null for a name that is not in the ring
 */
export async function findKey(kind: KeyKind, kid: string): Promise<CryptoKey | null> {
  return (await ring()).keys.get(kid)?.[kind] ?? null
}
