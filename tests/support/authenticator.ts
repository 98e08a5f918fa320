import { createHash, randomBytes } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { type KeyKind, makeCoseKey } from './cose-key'

type Passkey = ReturnType<typeof makeCoseKey> & { id: Buffer; userHandle: string; signCount: number }

/** Where a response may differ from what an honest browser and authenticator would make of the options. */
type Lies = {
  type?: string
  challenge?: string
  origin?: string
  crossOrigin?: boolean
  rpId?: string
  userPresent?: boolean
  userVerified?: boolean
  backedUp?: boolean
  signCount?: number
  userHandle?: string | null
  signature?: (honest: Buffer) => Buffer
  attestation?: (signed: Buffer, sign: Passkey['sign']) => { fmt: string; attStmt: Statement }
}

type Bytes = Uint8Array<ArrayBuffer>
type Statement = Map<string, number | Bytes | Bytes[]>

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const text = (bytes: Buffer) => bytes.toString('base64url')

const flag = { userPresent: 0x01, userVerified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 }

function flagsOf({ userPresent = true, userVerified = true, backedUp = false }: Lies): number {
  return (
    (userPresent ? flag.userPresent : 0) |
    (userVerified ? flag.userVerified : 0) |
    (backedUp ? flag.backupEligible | flag.backedUp : 0)
  )
}

const uint = (value: number, bytes: 2 | 4) => {
  const out = Buffer.alloc(bytes)
  out.writeUIntBE(value, 0, bytes)
  return out
}

/**
 * A browser and its authenticator in one, without a screen: makes what `navigator.credentials` would, as JSON, from the
 * server's options, honestly or not (WebAuthn 5.8.1, 6.1, 6.5). Has a counter, like a security key.
 */
export class Authenticator {
  readonly passkeys: Passkey[] = []
  #origin: string

  constructor(origin = process.env.APP_ORIGIN ?? 'http://localhost:3000') {
    this.#origin = origin
  }

  #clientData(type: string, challenge: string, lies: Lies): Buffer {
    const { crossOrigin = false } = lies
    return Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? this.#origin,
        crossOrigin,
        // Chrome adds such a field at random.
        other_keys_can_be_added_here: 'do not compare clientDataJSON against a template',
      }),
    )
  }

  /** Answers `navigator.credentials.create`. */
  create(options: PublicKeyCredentialCreationOptionsJSON, lies: Lies = {}, kind: KeyKind = 'ES256') {
    const key = makeCoseKey(kind)
    const passkey: Passkey = { ...key, id: randomBytes(32), userHandle: options.user.id, signCount: 0 }
    this.passkeys.push(passkey)
    const clientData = this.#clientData('webauthn.create', options.challenge, lies)
    const authData = Buffer.concat([
      sha256(lies.rpId ?? options.rp.id ?? ''),
      Buffer.from([flagsOf(lies) | flag.attested]),
      uint(lies.signCount ?? 0, 4),
      Buffer.alloc(16),
      uint(passkey.id.length, 2),
      passkey.id,
      key.publicKey,
    ])
    const plain: { fmt: string; attStmt: Statement } = { fmt: 'none', attStmt: new Map() }
    const signed = Buffer.concat([authData, sha256(clientData)])
    const { fmt, attStmt } = lies.attestation?.(signed, key.sign) ?? plain
    const attestationObject = isoCBOR.encode(
      new Map<string, string | Statement | Bytes>([
        ['fmt', fmt],
        ['attStmt', attStmt],
        ['authData', Uint8Array.from(authData)],
      ]),
    )
    const id = text(passkey.id)
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: text(clientData),
        attestationObject: text(Buffer.from(attestationObject)),
        authenticatorData: text(authData),
        transports: ['internal', 'a-new-kind'],
        publicKeyAlgorithm: -7,
      },
      clientExtensionResults: { credProps: { rk: true } },
      authenticatorAttachment: 'platform',
    }
  }

  /** Answers `navigator.credentials.get` with the newest passkey, or another. */
  get(
    options: PublicKeyCredentialRequestOptionsJSON,
    lies: Lies = {},
    passkey: Passkey | undefined = this.passkeys.at(-1),
  ) {
    if (!passkey) throw new Error('no passkey here')
    passkey.signCount = lies.signCount ?? passkey.signCount + 1
    const clientData = this.#clientData('webauthn.get', options.challenge, lies)
    const authData = Buffer.concat([
      sha256(lies.rpId ?? options.rpId ?? ''),
      Buffer.from([flagsOf(lies)]),
      uint(passkey.signCount, 4),
    ])
    const honest = passkey.sign(Buffer.concat([authData, sha256(clientData)]))
    const { userHandle = passkey.userHandle } = lies
    const id = text(passkey.id)
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(lies.signature?.(honest) ?? honest),
        userHandle,
      },
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
    }
  }
}
