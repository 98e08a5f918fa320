import { Buffer } from 'node:buffer'
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findKey, type KeyKind, signingKeyId } from '@/lib/auth/key-ring'
import {
  generateAccessToken,
  generateDeviceToken,
  generateRefreshToken,
  verifyAccessToken,
  verifyDeviceToken,
  verifyRefreshToken,
} from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs, hourMs, minuteMs } from '@/lib/core/time'
import { unitEnv } from '../../support/unit-env'

const nowMs = Date.parse('2026-11-22T12:00:00Z')

const base = {
  userId: newId(nowMs),
  sessionId: newSecretId(),
  generation: 3,
  epoch: 1,
  absoluteEndMs: nowMs + dayMs,
}

const access = (overrides = {}) => generateAccessToken({ ...base, role: 'partner', nowMs, ...overrides })
const refresh = async (overrides = {}) =>
  generateRefreshToken({
    ...base,
    nonce: 'the-session-secret',
    rotatedAtMs: nowMs,
    kid: await signingKeyId(),
    ...overrides,
  })

const decode = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString())
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const stateOf = async (token: string) => (await verifyAccessToken(token)).state

/** Signs with the real key whatever header and claims an attacker with that key, or a careless change, would choose. */
async function signed(
  kind: KeyKind,
  payload: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const kid = await signingKeyId()
  const key = await findKey(kind, kid)
  if (!key) throw new Error('no key')
  const types = { at: 'at+jwt', rt: 'rt+jwt', dc: 'dc+jwt' }
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: types[kind], kid, ...header }).sign(key)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('access token', () => {
  it('carries ids and a role and nothing about the person (R7)', async () => {
    const { token } = await access()
    const [header, payload] = token.split('.')
    expect(decode(header)).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: await signingKeyId() })
    expect(decode(payload)).toEqual({
      iss: unitEnv.APP_ORIGIN,
      aud: 'app',
      sub: base.userId,
      sid: base.sessionId,
      g: 3,
      role: 'partner',
      ep: 1,
      iat: nowMs / 1_000,
      nbf: nowMs / 1_000 - 60,
      exp: expect.any(Number),
      jti: expect.any(String),
    })
  })

  it('lives 9.5 to 10 minutes and never beyond the session (R8)', async () => {
    const lives = await Promise.all(
      Array.from({ length: 200 }, async () => (await access()).expiresAtMs - nowMs),
    )
    expect(Math.min(...lives)).toBeGreaterThanOrEqual(9.5 * minuteMs - 1_000)
    expect(Math.max(...lives)).toBeLessThanOrEqual(10 * minuteMs)
    expect(new Set(lives).size).toBeGreaterThan(5)
    expect((await access({ absoluteEndMs: nowMs + 90_000 })).expiresAtMs).toBe(nowMs + 90_000)
  })

  it('expires by the clock, with at most five seconds of tolerance (R4)', async () => {
    const { token, expiresAtMs } = await access()
    for (const [offsetMs, state] of [
      [-1_000, 'valid'],
      [4_000, 'valid'],
      [6_000, 'expired'],
      [hourMs, 'expired'],
    ] as const) {
      vi.setSystemTime(expiresAtMs + offsetMs)
      expect(await stateOf(token)).toBe(state)
    }
  })

  it('survives app servers whose clocks are a minute apart (R91)', async () => {
    const { token } = await access()
    vi.setSystemTime(nowMs - minuteMs)
    expect(await stateOf(token)).toBe('valid')
    vi.setSystemTime(nowMs - 2 * minuteMs)
    expect(await stateOf(token)).toBe('invalid')
  })

  it('needs every claim, each of its kind (R4)', async () => {
    const claims = decode((await access()).token.split('.')[1])
    expect(await stateOf(await signed('at', claims))).toBe('valid')
    for (const name of Object.keys(claims)) {
      if (name === 'jti') continue
      const { [name]: _, ...rest } = claims
      expect([name, await stateOf(await signed('at', rest))]).toEqual([name, 'invalid'])
    }
    for (const change of [
      { iss: 'https://evil.example' },
      { aud: 'auth:refresh' },
      { sub: 'u}:s:x' },
      { sid: 'a}b' },
      { role: 'root' },
      { g: -1 },
      { ep: '1' },
    ])
      expect([change, await stateOf(await signed('at', { ...claims, ...change }))]).toEqual([
        change,
        'invalid',
      ])
  })

  it('accepts HS256 and nothing else (R1)', async () => {
    const claims = decode((await access()).token.split('.')[1])
    const kid = await signingKeyId()
    const body = (header: object) => `${encode(header)}.${encode(claims)}`
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const rs256 = body({ alg: 'RS256', typ: 'at+jwt', kid })
    const forgeries = [
      `${body({ alg: 'none', typ: 'at+jwt', kid })}.`,
      `${body({ alg: 'None', typ: 'at+jwt', kid })}.`,
      `${body({ alg: 'nOnE', typ: 'at+jwt' })}.`,
      `${body({ alg: 'HS256', typ: 'at+jwt', kid })}.`,
      `${body({ alg: 'HS256', typ: 'at+jwt', kid })}.${createHmac('sha256', '').update('').digest('base64url')}`,
      `${rs256}.${createSign('sha256').update(rs256).sign(privateKey, 'base64url')}`,
      `${body({ alg: 'ES256', typ: 'at+jwt', kid })}.AAAA`,
      `${body({ alg: 'HS384', typ: 'at+jwt', kid })}.AAAA`,
      `${encode({ alg: 'dir', enc: 'A256GCM', typ: 'at+jwt', kid })}..AAAA.AAAA.AAAA`,
      '',
      '..',
      'a.b.c',
      'x'.repeat(5_000),
    ]
    for (const token of forgeries) expect(await stateOf(token)).toBe('invalid')
  })

  it('chooses keys from its own ring only, whatever the header says (R2)', async () => {
    const claims = decode((await access()).token.split('.')[1])
    for (const kid of ['../../dev/null', "' OR 1=1 --", 'https://evil.example/jwks', '', 'unknown', 7, null])
      expect(await stateOf(await signed('at', claims, { kid }))).toBe('invalid')
    const attackers = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])
    const jwk = await crypto.subtle.exportKey('jwk', attackers)
    const token = await new SignJWT(claims)
      .setProtectedHeader({
        alg: 'HS256',
        typ: 'at+jwt',
        kid: await signingKeyId(),
        jwk,
        jku: 'https://evil.example',
      })
      .sign(attackers)
    expect(await stateOf(token)).toBe('invalid')
  })

  it('refuses extensions that it does not know (RFC 7515, 4.1.11)', async () => {
    const claims = decode((await access()).token.split('.')[1])
    const kid = await signingKeyId()
    const key = await findKey('at', kid)
    const withHeader = async (extra: object) => {
      const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid, ...extra })}.${encode(claims)}`
      const mac = key && (await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
      return `${text}.${Buffer.from(mac ?? new ArrayBuffer(0)).toString('base64url')}`
    }
    expect(await stateOf(await withHeader({}))).toBe('valid')
    expect(await stateOf(await withHeader({ crit: ['x'], x: 1 }))).toBe('invalid')
    expect(await stateOf(await withHeader({ crit: ['b64'], b64: false }))).toBe('invalid')
  })

  it('is not accepted with a changed bit anywhere', async () => {
    const { token } = await access()
    for (let index = 0; index < token.length - 1; index += 7) {
      const other = token[index] === 'A' ? 'B' : 'A'
      if (token[index] === '.') continue
      expect(await stateOf(token.slice(0, index) + other + token.slice(index + 1))).toBe('invalid')
    }
  })
})

describe('refresh token', () => {
  it('is the same bytes for the same grant, whenever it is minted', async () => {
    const first = await refresh()
    vi.setSystemTime(nowMs + hourMs)
    expect(await refresh()).toBe(first)
    expect(await refresh({ generation: 4 })).not.toBe(first)
  })

  it('fits a cookie, as does the access token (R9)', async () => {
    expect((await refresh()).length).toBeLessThan(1_000)
    expect((await access()).token.length).toBeLessThan(1_000)
  })

  it('verifies with what the rotation script asks for', async () => {
    const verified = await verifyRefreshToken(await refresh())
    expect(verified).toMatchObject({
      state: 'valid',
      claims: { sub: base.userId, sid: base.sessionId, gen: 3, n: 'the-session-secret', ep: 1 },
    })
  })

  it('needs every claim', async () => {
    const claims = decode((await refresh()).split('.')[1])
    for (const name of Object.keys(claims)) {
      const { [name]: _, ...rest } = claims
      expect([name, (await verifyRefreshToken(await signed('rt', rest))).state]).toEqual([name, 'invalid'])
    }
  })
})

describe('confusion matrix (R3)', () => {
  it('lets each kind pass as itself and as nothing else', async () => {
    const tokens = {
      at: (await access()).token,
      rt: await refresh(),
      dc: await generateDeviceToken('account', nowMs, dayMs),
    }
    const verifiers = { at: verifyAccessToken, rt: verifyRefreshToken, dc: verifyDeviceToken }
    for (const [kind, token] of Object.entries(tokens))
      for (const [wanted, verify] of Object.entries(verifiers))
        expect([kind, wanted, (await verify(token)).state]).toEqual([
          kind,
          wanted,
          kind === wanted ? 'valid' : 'invalid',
        ])
  })

  it('holds by key, by type and by audience, each for itself', async () => {
    const claims = decode((await access()).token.split('.')[1])
    expect(await stateOf(await signed('rt', claims, { typ: 'at+jwt' }))).toBe('invalid')
    for (const typ of ['rt+jwt', 'JWT', 'dc+jwt', undefined])
      expect(await stateOf(await signed('at', claims, { typ }))).toBe('invalid')
    expect(await stateOf(await signed('at', { ...claims, aud: 'auth:refresh' }))).toBe('invalid')
  })
})
