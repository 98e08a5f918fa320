import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currentPassword, newPasswordInput } from '@/lib/auth/schema'

/** Any code point but halves of a pair: NUL, spaces, other scripts, emoji. */
const anyText = (minLength: number, maxLength: number) => fc.string({ unit: 'binary', minLength, maxLength })

const isTaken = (text: string) => newPasswordInput.safeParse(text).success

describe('a new password', () => {
  it('is taken as it is: not trimmed, cut, normalised or lower-cased [R33]', () => {
    fc.assert(fc.property(anyText(12, 128), (text) => void expect(newPasswordInput.parse(text)).toBe(text)))
    for (const text of ['  twelve signs  ', '\u0000'.repeat(12), 'ﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁ', 'e\u0301'.repeat(12)])
      expect(newPasswordInput.parse(text)).toBe(text)
  })

  it('has 12 to 128 characters, an emoji being one [R33]', () => {
    fc.assert(fc.property(anyText(0, 11), (text) => void expect(isTaken(text)).toBe(false)))
    fc.assert(fc.property(anyText(129, 400), (text) => void expect(isTaken(text)).toBe(false)))
    expect(['🍜'.repeat(11), '🍜'.repeat(12), '🍜'.repeat(128), '🍜'.repeat(129)].map(isTaken)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('may be of any composition: one case, no digit, no sign', () => {
    expect(isTaken('onlylowercaseletters')).toBe(true)
  })

  it('has no half characters, which the hash could not tell apart [R33]', () => {
    expect(isTaken(`twelve signs ${'🍜'[0]}`)).toBe(false)
    expect(isTaken(`twelve signs ${'🍜'[1]}`)).toBe(false)
    expect(isTaken('twelve signs 🍜')).toBe(true)
  })
})

describe('a password to sign in with', () => {
  const isAsked = (text: string) => currentPassword.safeParse(text).success

  it('is never more than one kilobyte of UTF-8 [R33]', () => {
    fc.assert(
      fc.property(anyText(1, 1_100), (text) => {
        expect(isAsked(text)).toBe(Buffer.byteLength(text) <= 1_024)
      }),
    )
    expect(['x'.repeat(1_024), 'x'.repeat(1_025), '🍜'.repeat(256), '🍜'.repeat(257)].map(isAsked)).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('is whatever may have been chosen', () => {
    fc.assert(fc.property(anyText(12, 128), (text) => void expect(isAsked(text)).toBe(true)))
  })
})
