import '../../support/unit-env'
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EncryptJWT } from 'jose'
import { encode as encodeBrokerToken } from 'next-auth/jwt'
import { beforeAll, describe, expect, it } from 'vitest'
import { signingKeyId } from '@/lib/auth/key-ring'
import * as tokens from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import {
  acceptedBy,
  claimsFor,
  claimsOfAll,
  compact,
  encode,
  forge,
  headerFor,
  hmac,
  type KeyKind,
  keyBytes,
  kinds,
  verifiers,
} from '../../support/token-kinds'

/** The function that takes each kind; found out, not written down. */
const verifierOf = new Map<KeyKind, string>()

beforeAll(async () => {
  for (const kind of kinds) {
    const [name, ...more] = await acceptedBy(await forge(kind))
    expect([kind, more]).toEqual([kind, []])
    verifierOf.set(kind, name ?? 'none')
  }
})

describe('n kinds of tokens and n functions that check them [R3]', () => {
  it('belong to each other one by one', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(3)
    expect(Object.keys(tokens.profiles).sort()).toEqual([...kinds].sort())
    expect([...verifierOf.values()].sort()).toEqual(verifiers.map(([name]) => name).sort())
    for (const values of [
      (kind: KeyKind) => tokens.profiles[kind].typ,
      (kind: KeyKind) => tokens.profiles[kind].audience,
    ])
      expect(new Set(kinds.map(values)).size).toBe(kinds.length)
  })

  it('take a token only where key, type and audience are all of one kind', async () => {
    const claims = claimsOfAll()
    for (const key of kinds)
      for (const type of kinds)
        for (const audience of kinds) {
          const header = await headerFor(type)
          const token = compact(
            header,
            { ...claims, aud: tokens.profiles[audience].audience },
            hmac(keyBytes(key)),
          )
          const isOne = key === type && type === audience
          expect([key, type, audience, await acceptedBy(token)]).toEqual([
            key,
            type,
            audience,
            isOne ? [verifierOf.get(key)] : [],
          ])
        }
  })

  it('take nothing that only looks like a kind', async () => {
    for (const kind of kinds)
      for (const header of [
        { typ: undefined },
        { typ: 'JWT' },
        { typ: '' },
        { typ: `x-${tokens.profiles[kind].typ}` },
        { typ: [tokens.profiles[kind].typ] },
      ])
        expect([kind, header, await acceptedBy(await forge(kind, { header }))]).toEqual([kind, header, []])
    for (const kind of kinds)
      for (const claims of [
        { aud: undefined },
        { aud: [] },
        { aud: 'everything' },
        { iss: undefined },
        { iss: 'https://evil.example' },
        { iss: `${process.env.APP_ORIGIN}.evil.example` },
        { iss: `${process.env.APP_ORIGIN}/` },
      ])
        expect([kind, claims, await acceptedBy(await forge(kind, { claims }))]).toEqual([kind, claims, []])
  })

  it('take no other text that the product or its libraries make', async () => {
    const secret = process.env.AUTH_SECRET ?? ''
    const claims = claimsOfAll()
    const others = [
      await encodeBrokerToken({ token: claims, secret }),
      await encodeBrokerToken({ token: claims, secret: keyBytes('at').toString('base64url') }),
      newId(),
      newSecretId(),
      Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'),
      JSON.stringify(claims),
      encode(claims),
    ]
    for (const text of others) expect(await acceptedBy(text)).toEqual([])
  })
})

describe.each([...kinds])('a token of the kind %s', (kind) => {
  const ours = keyBytes(kind)

  it('passes with HS256 under our key: what follows is refused for its own reason', async () => {
    expect(await acceptedBy(await forge(kind))).toEqual([verifierOf.get(kind)])
  })

  it('passes without a signature in no spelling of none [R1]', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE', ' none', 'none ', '', null, undefined, ['none'], 0]) {
      const header = { ...(await headerFor(kind)), alg }
      for (const mac of [() => '', hmac(''), hmac(ours)])
        expect([alg, await acceptedBy(compact(header, claimsFor(kind), mac))]).toEqual([alg, []])
    }
    const header = await headerFor(kind)
    for (const mac of ['', '=', 'AA', 'A'.repeat(43), hmac('')('x')])
      expect(await acceptedBy(compact(header, claimsFor(kind), () => mac))).toEqual([])
    expect(await acceptedBy(`${encode(header)}.${encode(claimsFor(kind))}`)).toEqual([])
  })

  it('passes with no other algorithm, even rightly signed with our own bytes [R1]', async () => {
    for (const [alg, hash] of [
      ['HS384', 'sha384'],
      ['HS512', 'sha512'],
      ['hs256', 'sha256'],
      ['HS256 ', 'sha256'],
      ['A256KW', 'sha256'],
    ] as const) {
      const header = { ...(await headerFor(kind)), alg }
      expect([alg, await acceptedBy(compact(header, claimsFor(kind), hmac(ours, hash)))]).toEqual([alg, []])
    }
  })

  it('passes with no key pair, in the header or as the secret itself [R1, R2]', async () => {
    const pairs = {
      RS256: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
      PS256: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
      ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      EdDSA: generateKeyPairSync('ed25519'),
    }
    for (const [alg, { privateKey, publicKey }] of Object.entries(pairs)) {
      const header = { ...(await headerFor(kind)), alg, jwk: publicKey.export({ format: 'jwk' }) }
      const hash = alg === 'EdDSA' ? null : 'sha256'
      const signed = compact(header, claimsFor(kind), (text) =>
        sign(hash, Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
      )
      expect([alg, await acceptedBy(signed)]).toEqual([alg, []])
      const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
      const confused = compact({ ...header, alg: 'HS256' }, claimsFor(kind), hmac(pem))
      expect([alg, await acceptedBy(confused)]).toEqual([alg, []])
    }
  })

  it('passes encrypted with our own bytes in no way [R1]', async () => {
    const { typ } = tokens.profiles[kind]
    const kid = await signingKeyId()
    for (const header of [
      { alg: 'dir', enc: 'A256GCM', typ, kid },
      { alg: 'A256KW', enc: 'A256GCM', typ, kid },
      { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', typ, kid },
    ]) {
      const token = await new EncryptJWT(claimsFor(kind)).setProtectedHeader(header).encrypt(ours)
      expect([header.alg, await acceptedBy(token)]).toEqual([header.alg, []])
    }
  })

  it('asks no key of anybody else, whatever its header says [R2]', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end(JSON.stringify({ keys: [] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
    const theirs = crypto.getRandomValues(new Uint8Array(32))
    const jwk = { kty: 'oct', k: Buffer.from(theirs).toString('base64url'), alg: 'HS256' }
    for (const extra of [
      { jku: url },
      { x5u: url },
      { jwk },
      { x5c: [jwk.k] },
      { 'x5t#S256': 'AA' },
      { jku: url, jwk },
    ]) {
      const header = { ...(await headerFor(kind)), ...extra }
      expect(await acceptedBy(compact(header, claimsFor(kind), hmac(Buffer.from(theirs))))).toEqual([])
      expect(await acceptedBy(compact(header, claimsFor(kind), hmac(ours)))).toEqual([verifierOf.get(kind)])
    }
    await new Promise((resolve) => server.close(resolve))
    expect(asked).toBe(0)
  })

  it('passes with no extension that we do not know (RFC 7515, 4.1.11)', async () => {
    for (const header of [
      { crit: ['x'], x: 1 },
      { crit: ['b64'], b64: false },
      { crit: [] },
      { crit: 'alg' },
    ])
      expect([header, await acceptedBy(await forge(kind, { header }))]).toEqual([header, []])
  })

  it('names a key of our ring or is refused [R2]', async () => {
    const kids = [
      ...[
        '../../../dev/null',
        '/dev/null',
        "' OR 1=1 --",
        "x' UNION SELECT 'key",
        'https://evil.example/jwks',
        '',
      ],
      ...['unknown', '__proto__', 'constructor', 'toString', 'at', 7, 0, null, undefined, true],
      ...[[await signingKeyId()], { kid: await signingKeyId() }, `${await signingKeyId()}\u0000`],
    ]
    for (const kid of kids) {
      const header = { ...(await headerFor(kind)), kid }
      for (const key of [ours, '', process.env.AUTH_SECRET ?? ''])
        expect([kid, await acceptedBy(compact(header, claimsFor(kind), hmac(key)))]).toEqual([kid, []])
    }
  })

  it('is signed with a key that is not the secret, nor the key of another kind [R5]', async () => {
    const keys = [process.env.AUTH_SECRET ?? '', ...kinds.filter((other) => other !== kind).map(keyBytes)]
    for (const key of keys)
      expect(await acceptedBy(compact(await headerFor(kind), claimsFor(kind), hmac(key)))).toEqual([])
  })

  it('needs every claim, each of its form [R4]', async () => {
    const claims = claimsFor(kind)
    expect(Object.keys(claims)).toEqual(expect.arrayContaining(['iss', 'aud', 'iat', 'exp']))
    for (const name of Object.keys(claims)) {
      const wrong = [undefined, null, {}, [], -1, 1.5, Number.NaN, '1', '', true]
      const refused = wrong.filter((value) => value !== claims[name])
      for (const value of refused) {
        const isText = typeof claims[name] === 'string' && typeof value === 'string'
        // A text in the place of a text may be one; each claim's own form is in tokens.test.ts.
        if (isText) continue
        const token = await forge(kind, { claims: { [name]: value } })
        expect([name, value, await acceptedBy(token)]).toEqual([name, value, []])
      }
    }
  })

  it('expires by the second, five of tolerance at most [R4]', async () => {
    const now = Math.floor(Date.now() / 1_000)
    const verify = verifiers.find(([name]) => name === verifierOf.get(kind))?.[1]
    const stateAt = async (exp: number) =>
      (await verify?.(await forge(kind, { claims: { iat: now - 900, exp } })))?.state
    expect(await stateAt(now + 2)).toBe('valid')
    expect(await stateAt(now - 3)).toBe('valid')
    expect(await stateAt(now - 6)).toBe('expired')
    expect(await stateAt(now - 86_400)).toBe('expired')
    if ('nbf' in tokens.profiles[kind].claims.shape) {
      expect(await acceptedBy(await forge(kind, { claims: { nbf: now + 3 } }))).toHaveLength(1)
      expect(await acceptedBy(await forge(kind, { claims: { nbf: now + 30 } }))).toEqual([])
    }
  })

  it('is refused with anything appended, cut off, repeated or said twice', async () => {
    const token = await forge(kind)
    const [head = '', payload = '', mac = ''] = token.split('.')
    const twice = Buffer.from(
      JSON.stringify(claimsFor(kind)).replace('{', '{"sub":"00000000-0000-7000-8000-000000000000",'),
    ).toString('base64url')
    const variants = [
      ...[
        `${token}.`,
        `.${token}`,
        `${token}.${mac}`,
        ` ${token}`,
        `${token} `,
        `${token}\n`,
        `${head}.${payload}`,
      ],
      ...[
        `${head}..${mac}`,
        `${payload}.${head}.${mac}`,
        `${head}=.${payload}.${mac}`,
        `${head}.${payload}.${mac}=`,
      ],
      ...[
        `${head}.${twice}.${mac}`,
        token.slice(0, -1),
        token.toLowerCase(),
        encodeURIComponent(token).repeat(2),
      ],
      `${head}.${payload}.${createHmac('sha256', 'guess').update(`${head}.${payload}`).digest('base64url')}`,
    ]
    for (const text of variants) expect([text, await acceptedBy(text)]).toEqual([text, []])
  })

  it('has one spelling: no other last character, though two of its bits count for nothing', async () => {
    const token = await forge(kind)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (const last of alphabet)
      expect(await acceptedBy(token.slice(0, -1) + last)).toHaveLength(token.endsWith(last) ? 1 : 0)
  })
})
