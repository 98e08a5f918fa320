import { ProtocolError } from '../http/protocol-error'
import { checkTimestamp } from './check-timestamp'
import { isEqualSecret } from './is-equal-secret'
import { type SignatureAlgorithm, signString } from './sign-string'
import { buildStringToSign, type Params } from './string-to-sign'

export interface Account {
  cloudName: string
  apiKey: string
  apiSecret: string
}

const unsignedNames = new Set(['api_key', 'cloud_name', 'file', 'resource_type', 'signature'])

/** Everything that was sent counts, so a parameter added to a signed form makes the signature wrong. */
export function signedPart(params: Params): Params {
  return new Map([...params].filter(([name]) => !unsignedNames.has(name)))
}

/** The account setting of Cloudinary is mirrored by length: 40 hex digits are SHA-1, 64 are SHA-256. */
function algorithmOf(signature: string): SignatureAlgorithm {
  return signature.length === 64 ? 'sha256' : 'sha1'
}

/**
 * Only the version 2 string is compared. Where no value holds an `&` the version 1 string is the very same text, so an
 * old signer still gets in; where one does, version 1 is refused. A signer that puts an `&` under version 1 therefore
 * fails at once with its own honest form. (The split form of what it signed cannot be told from a genuine one, here or
 * at Cloudinary: that is the flaw of version 1, and why such a signer must not go unnoticed.)
 */
export function verifySignedParams(params: Params, account: Account, nowMs: number): SignatureAlgorithm {
  const signature = params.get('signature')
  const apiKey = params.get('api_key')
  if (params.has('upload_preset')) throw new ProtocolError(400, 'Upload preset not found')
  if (signature === undefined || signature === '') {
    throw new ProtocolError(400, 'Upload preset must be specified when using unsigned upload')
  }
  if (apiKey === undefined || apiKey === '') throw new ProtocolError(401, 'Must supply api_key')
  if (!isEqualSecret(apiKey, account.apiKey))
    throw new ProtocolError(401, `Unknown API key ${apiKey.slice(0, 64)}`)
  const text = buildStringToSign(signedPart(params), 2)
  const algorithm = algorithmOf(signature)
  if (!isEqualSecret(signature, signString(text, account.apiSecret, algorithm))) {
    throw new ProtocolError(401, `Invalid Signature ${signature.slice(0, 128)}. String to sign - '${text}'.`)
  }
  checkTimestamp(params.get('timestamp'), nowMs)
  return algorithm
}
