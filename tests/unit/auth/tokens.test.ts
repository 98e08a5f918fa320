import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { signingKeyId } from '@/lib/auth/key-ring'
import { rememberDevice } from '@/lib/auth/known-device'
import {
  generateAccessToken,
  generateDeviceToken,
  generateRefreshToken,
  verifyAccessToken,
  verifyRefreshToken,
} from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs, hourMs, minuteMs } from '@/lib/core/time'
import { compact, decode, headerFor, hmac, type KeyKind, keyBytes } from '../../support/token-kinds'
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

const stateOf = async (token: string) => (await verifyAccessToken(token)).state

/** Rightly signed, whatever it says: as by a careless change of ours. */
const signed = async (kind: KeyKind, payload: unknown) =>
  compact(await headerFor(kind), payload, hmac(keyBytes(kind)))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('access token', () => {
  it('carries ids and a role and nothing about the person [R7]', async () => {
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

  it('lives 9.5 to 10 minutes and never beyond the session [R8]', async () => {
    const lives = await Promise.all(
      Array.from({ length: 200 }, async () => (await access()).expiresAtMs - nowMs),
    )
    expect(Math.min(...lives)).toBeGreaterThanOrEqual(9.5 * minuteMs - 1_000)
    expect(Math.max(...lives)).toBeLessThanOrEqual(10 * minuteMs)
    expect(new Set(lives).size).toBeGreaterThan(5)
    expect((await access({ absoluteEndMs: nowMs + 90_000 })).expiresAtMs).toBe(nowMs + 90_000)
  })

  it('expires by the clock, with at most five seconds of tolerance [R4]', async () => {
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

  it('survives app servers whose clocks are a minute apart [R91]', async () => {
    const { token } = await access()
    vi.setSystemTime(nowMs - minuteMs)
    expect(await stateOf(token)).toBe('valid')
    vi.setSystemTime(nowMs - 2 * minuteMs)
    expect(await stateOf(token)).toBe('invalid')
  })

  it('needs every claim, each of its kind [R4]', async () => {
    const claims = decode((await access()).token.split('.')[1])
    expect(await stateOf(await signed('at', claims))).toBe('valid')
    for (const name of Object.keys(claims)) {
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

  it('is read up to 2,048 characters and not one more, however well signed', async () => {
    const claims = decode((await access()).token.split('.')[1])
    /** Any length can be had: the parts of base64url grow by one, one and two characters in turn. */
    const tokenOf = async (chars: number) => {
      for (const x of ['', 'x', 'xx'])
        for (let pad = 1_000; pad < 1_400; pad += 1) {
          const header = { ...(await headerFor('at')), x }
          const token = compact(header, { ...claims, pad: 'x'.repeat(pad) }, hmac(keyBytes('at')))
          if (token.length === chars) return token
        }
      throw new Error(`no token has ${chars} characters`)
    }
    expect(await stateOf(await tokenOf(2_048))).toBe('valid')
    expect(await stateOf(await tokenOf(2_049))).toBe('invalid')
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
  it('carries ids, a counter and the secret of its session, and nothing about the person [R7]', async () => {
    const [header, payload] = (await refresh()).split('.')
    expect(decode(header)).toEqual({ alg: 'HS256', typ: 'rt+jwt', kid: await signingKeyId() })
    expect(decode(payload)).toEqual({
      iss: unitEnv.APP_ORIGIN,
      aud: 'auth:refresh',
      sub: base.userId,
      sid: base.sessionId,
      gen: 3,
      n: 'the-session-secret',
      ep: 1,
      iat: nowMs / 1_000,
      exp: base.absoluteEndMs / 1_000,
    })
  })

  it('is the same bytes for the same grant, whenever it is minted [R16]', async () => {
    const first = await refresh()
    vi.setSystemTime(nowMs + hourMs)
    expect(await refresh()).toBe(first)
    expect(await refresh({ generation: 4 })).not.toBe(first)
  })

  it('is never signed with a key that this server does not have', async () => {
    await expect(refresh({ kid: 'of-another-server' })).rejects.toThrow('signing key is not in the ring')
  })

  it('fits a cookie, as does the access token [R9]', async () => {
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

  it('needs every claim [R4]', async () => {
    const claims = decode((await refresh()).split('.')[1])
    for (const name of Object.keys(claims)) {
      const { [name]: _, ...rest } = claims
      expect([name, (await verifyRefreshToken(await signed('rt', rest))).state]).toEqual([name, 'invalid'])
    }
  })
})

describe('device token', () => {
  it('carries a keyed hash in the place of the e-mail and nothing else about the person [R7]', async () => {
    const [header, payload] = (await generateDeviceToken('a-keyed-hash', nowMs, dayMs)).split('.')
    expect(decode(header)).toEqual({ alg: 'HS256', typ: 'dc+jwt', kid: await signingKeyId() })
    expect(decode(payload)).toEqual({
      iss: unitEnv.APP_ORIGIN,
      aud: 'auth:device',
      acc: 'a-keyed-hash',
      jti: expect.any(String),
      iat: nowMs / 1_000,
      exp: (nowMs + dayMs) / 1_000,
    })
    const { token } = await rememberDevice('mia@example.com')
    const { acc } = decode(token.split('.')[1])
    expect(acc).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(acc).not.toBe(decode((await rememberDevice('noah@example.com')).token.split('.')[1]).acc)
  })
})
