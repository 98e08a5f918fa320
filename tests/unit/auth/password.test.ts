import '../../support/unit-env'
import { availableParallelism } from 'node:os'
import { hash, parseOptions } from '@node-rs/argon2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  argonPolicy,
  dummyHash,
  hashesAtOnce,
  hashPassword,
  needsRehash,
  verifyPassword,
} from '@/lib/auth/password'

describe('password hashing', () => {
  it('is argon2id at the strength OWASP asks for [R32]', async () => {
    expect(parseOptions(await hashPassword('a password'))).toMatchObject({
      ...argonPolicy,
      outputLen: 32,
      saltLen: 16,
    })
    expect(argonPolicy.memoryCost).toBeGreaterThanOrEqual(19_456)
    expect(argonPolicy.timeCost).toBeGreaterThanOrEqual(2)
  })

  it('compares absent accounts with a hash as dear as a real one [R31]', () => {
    expect(parseOptions(dummyHash)).toMatchObject(argonPolicy)
  })

  it('tells every two passwords apart, to the last byte [R33]', async () => {
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

  it.each(['', 'garbage', '$argon2id$', '$2b$10$abcdefghijklmnopqrstuv', dummyHash.slice(0, -1)])(
    'never matches the garbage %j [R32]',
    async (stored) => {
      expect(await verifyPassword(stored, '')).toBe(false)
    },
  )

  it('never matches where there is no hash, not even the password of the dummy', async () => {
    expect(await verifyPassword(null, 'anything')).toBe(false)
  })

  it('asks for a new hash when the policy was raised [R32]', async () => {
    expect(needsRehash(await hashPassword('x'))).toBe(false)
    expect(needsRehash(await hash('x', { memoryCost: 8_192, timeCost: 2 }))).toBe(true)
    expect(needsRehash(await hash('x', { memoryCost: 19_456, timeCost: 1 }))).toBe(true)
    expect(needsRehash(await hash('x', { algorithm: 1, memoryCost: 19_456, timeCost: 2 }))).toBe(true)
  })

  it('leaves a core to the event loop and a thread of the pool to tokens [R35]', () => {
    const usualPoolThreads = 4
    expect(hashesAtOnce).toBeLessThanOrEqual(Math.max(1, availableParallelism() - 1))
    expect(hashesAtOnce).toBeLessThan(usualPoolThreads)
    expect(hashesAtOnce).toBeGreaterThan(0)
  })
})
