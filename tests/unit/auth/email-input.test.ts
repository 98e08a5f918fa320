import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeEmailInput, forgotInput } from '@/lib/accounts/schema'
import { emailInput, loginInput, registerInput } from '@/lib/auth/schema'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const fullWidth = (char: string) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)

/** A plain address, and how somebody may have typed it. */
const typed = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9]{1,12}(?:[.+_-][a-z0-9]{1,8}){0,2}$/),
    fc.stringMatching(/^[a-z0-9]{1,10}\.(?:com|example|co)$/),
    fc.array(fc.constantFrom('same', 'upper', 'wide'), { minLength: 60, maxLength: 60 }),
    fc.constantFrom('', ' ', '\t', '\n ', '\u00a0', '\u3000'),
    fc.constantFrom('', ' ', '  ', '\r\n', '\u2003'),
  )
  .map(([local, domain, spellings, before, after]) => {
    const plain = `${local}@${domain}`
    const chars = [...plain].map((char, index) => {
      const spelling = letters.includes(char) ? spellings[index] : 'same'
      if (spelling === 'upper') return char.toUpperCase()
      return spelling === 'wide' ? fullWidth(char) : char
    })
    return { plain, variant: before + chars.join('') + after }
  })

const password = 'correct horse battery staple'

describe('an e-mail', () => {
  it('is one spelling for look-up, limits and uniqueness, however it was typed [R48]', () => {
    fc.assert(
      fc.property(typed, ({ plain, variant }) => {
        const spellings = [
          emailInput.parse(variant),
          loginInput.parse({ email: variant, password }).email,
          registerInput.parse({ email: variant, password, displayName: 'Mia', role: 'viewer' }).email,
          forgotInput.parse({ email: variant }).email,
          changeEmailInput.parse({ email: variant }).email,
        ]
        expect(new Set(spellings)).toEqual(new Set([plain]))
      }),
    )
  })

  it('stays what it is when it is normalised again, whatever was typed [R48]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const candidate of [text, `${text}@example.com`]) {
          const once = emailInput.safeParse(candidate)
          if (once.success) expect(emailInput.parse(once.data)).toBe(once.data)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps dots and tags: they are other mailboxes elsewhere [R48]', () => {
    const spellings = ['mia.lee@example.com', 'mialee@example.com', 'mia.lee+food@example.com'].map((email) =>
      emailInput.parse(email),
    )
    expect(new Set(spellings).size).toBe(3)
  })
})
