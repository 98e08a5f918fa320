import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, newSecretId } from '@/lib/core/ids'

describe('newId', () => {
  it('is a UUID version 7 of the time it was given (RFC 9562, 5.7)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (ms) => {
        const id = newId(ms)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(ms)
      }),
    )
  })

  it('sorts by time, as text too', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.nat(2 ** 40), (one, other) => {
        fc.pre(one < other)
        expect(newId(one) < newId(other)).toBe(true)
      }),
    )
  })

  it('does not repeat within a millisecond', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000)
  })
})

describe('newSecretId', () => {
  it('is 128 bits in letters that are safe in a key, a URL and a cookie', () => {
    const ids = Array.from({ length: 1_000 }, newSecretId)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(new Set(ids).size).toBe(1_000)
  })
})
