import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureStrength } from '@/components/auth/password-strength'
import { checkNewPassword } from '@/lib/auth/password-policy/check-new-password'
import { isListedOrDerived } from '@/lib/auth/password-policy/is-derived'
import { plainForm } from '@/lib/core/guesses/plain-form'
import { withoutContext } from '@/lib/core/guesses/without-context'

const mia = ['mia.hansen@example.com', 'Mia Hansen']
const levelOf = (password: string) => measureStrength(password, mia).level

describe('the strength that the meter shows', () => {
  it('is the lowest below twelve characters, whatever they are, and says how many', () => {
    for (const password of ['', 'x', 'x8#kQ92m!zL', '🍜'.repeat(11)])
      expect(measureStrength(password, mia)).toEqual({
        level: 1,
        advice: 'At least 12 characters. A few words in a row work well.',
      })
  })

  it('is the highest for the passphrases that we recommend, and for what a manager makes', () => {
    for (const password of [
      'correct horse battery',
      'tomato basil lemon',
      'x8#kQ92m!zLp',
      'Sup3r-Secret-Pass',
    ])
      expect(measureStrength(password, mia), password).toEqual({ level: 4, advice: 'Hard to guess.' })
  })

  it('is the lowest for what everybody chooses, and says what is wrong with it', () => {
    expect(measureStrength('password1234', mia).advice).toContain('that many people use')
    for (const password of ['aaaaaaaaaaaa', 'abcdefghijkl', '1-2-3-4-5-6-7'])
      expect(measureStrength(password, mia).advice).toContain('Repeats and rows of keys')
    for (const password of ['password1234', 'aaaaaaaaaaaa', 'abcdefghijkl']) expect(levelOf(password)).toBe(1)
  })

  it('knows that a name is the first guess', () => {
    const onName = 'Your name and e-mail are the first guess. Add other words.'
    for (const password of [
      'Mia Hansen 1990',
      'mia-hansen-1990',
      'H4nsen.mia.90',
      'morsel-morsel',
      'Hansen 12345678',
    ]) {
      expect(measureStrength(password, mia), password).toEqual({ level: 1, advice: onName })
      expect(measureStrength(password, ['']).advice === onName, password).toBe(password.startsWith('morsel'))
    }
    expect(levelOf("hansen's blue door 7")).toBe(4)
  })

  it('praises nothing that the server refuses for what can be told without the list', () => {
    const about = { email: 'mia.hansen@example.com', displayName: 'Mia Hansen' }
    const parts = fc.constantFrom(
      'mia',
      'hansen',
      'morsel',
      '1990',
      'aaaa',
      'qwerty',
      '12345',
      '-',
      ' ',
      '!',
      'x',
    )
    fc.assert(
      fc.property(fc.array(parts, { minLength: 3, maxLength: 7 }), (chosen) => {
        const password = chosen.join('')
        const plain = plainForm(password)
        const readings = [plain, ...withoutContext(plain, Object.values(about))]
        if (readings.some(isListedOrDerived) || checkNewPassword({ password, ...about }) === null) return
        expect(measureStrength(password, Object.values(about)).level, password).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('asks for another word in between', () => {
    expect(measureStrength('kitchentable', mia)).toEqual({
      level: 2,
      advice: 'One or two more words make it stronger.',
    })
    expect(measureStrength('kitchen table', mia)).toEqual({
      level: 3,
      advice: 'One more word makes it stronger.',
    })
  })

  it('judges a long one by its beginning', () => {
    expect(levelOf('aaaaaaaaaaaa'.repeat(10))).toBe(1)
    expect(levelOf(`${'correct horse battery '.repeat(5)}`)).toBe(4)
  })
})
