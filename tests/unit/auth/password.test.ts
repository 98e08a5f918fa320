import '../../support/unit-env'
import { availableParallelism } from 'node:os'
import { hash, parseOptions } from '@node-rs/argon2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { argonPolicy, dummyHash, hashPassword, needsRehash, verifyPassword } from '@/lib/auth/password'
import type { AppError } from '@/lib/core/errors'

describe('password hashing', () => {
  it('is argon2id at the strength OWASP asks for (R32)', async () => {
    expect(parseOptions(await hashPassword('a password'))).toMatchObject({
      ...argonPolicy,
      outputLen: 32,
      saltLen: 16,
    })
    expect(argonPolicy.memoryCost).toBeGreaterThanOrEqual(19_456)
    expect(argonPolicy.timeCost).toBeGreaterThanOrEqual(2)
  })

  it('compares absent accounts with a hash as dear as a real one (R31)', () => {
    expect(parseOptions(dummyHash)).toMatchObject(argonPolicy)
  })

  it('tells every two passwords apart, to the last byte (R33)', async () => {
    const password = fc.string({ unit: 'binary', minLength: 12, maxLength: 128 })
    await fc.assert(
      fc.asyncProperty(password, password, async (one, other) => {
        const stored = await hashPassword(one)
        expect(await verifyPassword(stored, one)).toBe(true)
        expect(await verifyPassword(stored, other)).toBe(one === other)
        expect(await verifyPassword(stored, `${one}\u0000`)).toBe(false)
      }),
      { numRuns: 5 },
    )
    const long = 'x'.repeat(100)
    expect(await verifyPassword(await hashPassword(`${long}a`), `${long}b`)).toBe(false)
  })

  it.each(['', 'garbage', '$argon2id$', '$2b$10$abcdefghijklmnopqrstuv'])(
    'never matches %j',
    async (stored) => {
      expect(await verifyPassword(stored, '')).toBe(false)
    },
  )

  it('never matches where there is no hash, not even the password of the dummy', async () => {
    expect(await verifyPassword(null, 'anything')).toBe(false)
  })

  it('asks for a new hash when the policy was raised', async () => {
    expect(needsRehash(await hashPassword('x'))).toBe(false)
    expect(needsRehash(await hash('x', { memoryCost: 8_192, timeCost: 2 }))).toBe(true)
    expect(needsRehash(await hash('x', { memoryCost: 19_456, timeCost: 1 }))).toBe(true)
    expect(needsRehash(await hash('x', { algorithm: 1, memoryCost: 19_456, timeCost: 2 }))).toBe(true)
  })

  it('queues fifty, refuses what comes beyond, and recovers (R35)', async () => {
    const room = 2 * availableParallelism() + 50
    const results = await Promise.allSettled(Array.from({ length: room + 7 }, () => hashPassword('x')))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(7)
    for (const { reason } of refused) expect((reason as AppError).code).toBe('busy')
    expect(await verifyPassword(await hashPassword('still works'), 'still works')).toBe(true)
  })
})
