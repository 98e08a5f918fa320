/** HKDF-SHA256 (RFC 5869) without salt: `secret` must itself be random, the label keeps the uses apart. */
async function derive(secret: string, label: string, bits: number): Promise<ArrayBuffer> {
  const text = new TextEncoder()
  const material = await crypto.subtle.importKey('raw', text.encode(secret), 'HKDF', false, ['deriveBits'])
  return crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: text.encode(label) },
    material,
    bits,
  )
}

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** A key for HMAC-SHA256 that only `label` uses, so that a token of one kind never verifies as another (R5). */
export async function deriveHmacKey(secret: string, label: string): Promise<CryptoKey> {
  const bits = await derive(secret, label, 256)
  return crypto.subtle.importKey('raw', bits, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

/** A secret of its own for a library that wants text and not a key; 256 bits as base64url. */
export async function deriveSecret(secret: string, label: string): Promise<string> {
  return base64url(await derive(secret, label, 256))
}

/** A public name for a secret: 8 base64url characters that say which one it is and nothing about it. */
export async function deriveKeyId(secret: string): Promise<string> {
  return base64url(await derive(secret, 'kid/v1', 48))
}
