import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs } from '@/lib/core/time'
import { unitEnv } from '../../support/unit-env'

const oldSecret = unitEnv.AUTH_SECRET
const newSecret = 'the-next-secret-9876543210-zyxwvutsrq'

/** The modules as a server started with this environment would have them. */
async function serverWith(secrets: Record<string, string | undefined>) {
  vi.resetModules()
  for (const [name, value] of Object.entries(secrets)) vi.stubEnv(name, value)
  return { ...(await import('@/lib/auth/tokens')), ...(await import('@/lib/auth/key-ring')) }
}

const grant = (kid: string) => ({
  userId: newId(),
  sessionId: newSecretId(),
  generation: 0,
  nonce: 'n',
  epoch: 0,
  rotatedAtMs: Date.now(),
  absoluteEndMs: Date.now() + dayMs,
  kid,
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('key ring (R6)', () => {
  it('verifies tokens of the secret before, signs with the new one, and repeats with the old', async () => {
    const before = await serverWith({ AUTH_SECRET: oldSecret })
    const oldKid = await before.signingKeyId()
    const input = grant(oldKid)
    const old = await before.generateRefreshToken(input)

    const after = await serverWith({ AUTH_SECRET: newSecret, AUTH_SECRET_PREVIOUS: oldSecret })
    expect(await after.signingKeyId()).not.toBe(oldKid)
    expect((await after.verifyRefreshToken(old)).state).toBe('valid')
    expect(await after.generateRefreshToken(input)).toBe(old)
  })

  it('forgets a secret that is no longer named', async () => {
    const before = await serverWith({ AUTH_SECRET: oldSecret })
    const kid = await before.signingKeyId()
    const old = await before.generateRefreshToken(grant(kid))
    const after = await serverWith({ AUTH_SECRET: newSecret, AUTH_SECRET_PREVIOUS: undefined })
    expect((await after.verifyRefreshToken(old)).state).toBe('invalid')
    expect(await after.findKey('rt', kid)).toBeNull()
  })

  it('has a key of its own for each kind of token (R5)', async () => {
    const { findKey, signingKeyId } = await serverWith({ AUTH_SECRET: oldSecret })
    const text = new TextEncoder().encode('same text')
    const kid = await signingKeyId()
    const signatures = await Promise.all(
      (['at', 'rt', 'dc'] as const).map(async (kind) => {
        const key = await findKey(kind, kid)
        return key ? Buffer.from(await crypto.subtle.sign('HMAC', key, text)).toString('hex') : 'none'
      }),
    )
    expect(new Set(signatures).size).toBe(3)
    expect(oldSecret).not.toContain(kid)
  })

  it('derives its keys once and not for every request', async () => {
    const { findKey, signingKeyId } = await serverWith({ AUTH_SECRET: oldSecret })
    const kid = await signingKeyId()
    expect(await findKey('at', kid)).toBe(await findKey('at', kid))
  })
})
