import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** Pairs of a CBOR map: COSE names its fields by small numbers (RFC 9053, 7). */
type Fields = [number, number | Uint8Array<ArrayBuffer>][]

const bytes = (base64url: string | undefined) => Uint8Array.from(Buffer.from(base64url ?? '', 'base64url'))

const kinds = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
}
export type KeyKind = keyof typeof kinds

const toFields: Record<KeyKind, (jwk: Record<string, string | undefined>) => Fields> = {
  ES256: ({ x, y }) => [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ],
  ES384: ({ x, y }) => [
    [1, 2],
    [3, -35],
    [-1, 2],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ],
  EdDSA: ({ x }) => [
    [1, 1],
    [3, -8],
    [-1, 6],
    [-2, bytes(x)],
  ],
  RS256: ({ n, e }) => [
    [1, 3],
    [3, -257],
    [-1, bytes(n)],
    [-2, bytes(e)],
  ],
}

const hashes: Record<KeyKind, string | null> = {
  ES256: 'sha256',
  ES384: 'sha384',
  EdDSA: null,
  RS256: 'sha256',
}

/** A key as an authenticator keeps it: what it tells of it, and how it signs. */
export function makeCoseKey(kind: KeyKind) {
  const { publicKey, privateKey } = kinds[kind]() as { publicKey: KeyObject; privateKey: KeyObject }
  const jwk = publicKey.export({ format: 'jwk' }) as Record<string, string | undefined>
  return {
    publicKey: isoCBOR.encode(new Map(toFields[kind](jwk))),
    sign: (data: Uint8Array) => sign(hashes[kind], data, privateKey),
  }
}
