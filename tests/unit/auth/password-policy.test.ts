import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNewPassword, refuseGuessablePassword } from '@/lib/auth/password-policy/check-new-password'
import { AppError } from '@/lib/core/errors'
import { isPredictable, repeatedUnit } from '@/lib/core/guesses/is-predictable'
import { withoutContext } from '@/lib/core/guesses/without-context'

const about = { email: 'mia.okonkwo@osteria-tivoli.example', displayName: 'Mia Okonkwo' }
const known = [about.email, about.displayName]
const check = (password: string, whose = about) => checkNewPassword({ password, ...whose })

describe('a password that may be used', () => {
  it.each([
    'correct horse battery',
    'correct horse battery staple',
    'Sup3r-Secret-Pass',
    'kitchen table',
    'the cat sat on the mat',
    'Brötchen mit Käse',
    'パスワードを作りました長い',
    ' \u0000pässwörd 🍜 with spaces ',
    'x8#kQ92m!zLp',
    'a#%!$&*()_?;',
    '8371946205717',
    'monkey 48213907',
    "okonkwo's blue door 7",
    'morsel-3fa9c2d81b07',
    'mia likes pasta a lot',
  ])('%j', (password) => {
    expect(check(password)).toBeNull()
  })

  it('is any three or more words that are not one word again and again', () => {
    // All of them are on the list by themselves: together they are what we recommend.
    const words = ['strawberry', 'dragon', 'summer', 'football', 'monkey', 'coffee', 'window', 'purple']
    const someWords = fc.uniqueArray(fc.constantFrom(...words), { minLength: 3, maxLength: 5 })
    fc.assert(
      fc.property(someWords, fc.constantFrom(' ', '-', '.', ''), (chosen, separator) => {
        expect(check(chosen.join(separator))).toBeNull()
      }),
    )
  })

  it('is anything random', () => {
    const signs = [...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789#%&*-_?']
    const random = fc.string({ unit: fc.constantFrom(...signs), minLength: 14, maxLength: 40 })
    fc.assert(
      fc.property(
        random.filter((text) => new Set(text).size > 9),
        (password) => {
          expect(check(password)).toBeNull()
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a common password, refused [R34]', () => {
  const common = expect.stringContaining('on a list of common ones')

  it.each([
    ['an entry', ['password1234', '123456789012', 'qwertyuiopas', 'justinbieber', '1qaz2wsx3edc']],
    ['an entry in capitals', ['PASSWORD1234', 'JustinBieber']],
    ['an entry with look-alikes', ['P@ssw0rd1234', 'JustinB1eber', 'unbel1evable']],
    ['an entry in full-width letters', ['ｐａｓｓｗｏｒｄ1234']],
    [
      'a padded entry',
      ['Strawberry2024!', '!!password!!', 'password!!!!!!!!', 'Charlie1234567', '$uperman2024'],
    ],
    ['an entry said again', ['passwordpassword', 'password password', 'Monkey-monkey-']],
  ])('%s', (_, passwords) => {
    for (const password of passwords) expect(check(password), password).toEqual(common)
  })

  it('with up to four signs of any kind around it, and with more where they are a run themselves', () => {
    for (const password of ['strawberry7392', '7392strawberry', '73#9strawberry7392', 'strawberry12345678'])
      expect(check(password), password).toEqual(common)
    for (const password of ['strawberry73924', '73924strawberry'])
      expect(check(password), password).toBeNull()
  })

  it('with the way out, as an error of the field that the form names', () => {
    const refuse = () => refuseGuessablePassword({ password: 'password1234', ...about }, 'newPassword')
    const said = 'That password is on a list of common ones. A few words in a row work well.'
    expect(refuse).toThrow(AppError)
    expect(refuse).toThrow(
      expect.objectContaining({ code: 'validation_failed', fields: { newPassword: [said] } }),
    )
    expect(() => refuseGuessablePassword({ password: 'password1234', ...about })).toThrow(
      expect.objectContaining({ fields: { password: [said] } }),
    )
    expect(() => refuseGuessablePassword({ password: 'correct horse battery', ...about })).not.toThrow()
  })
})

describe('words that others know, refused [R34]', () => {
  const context = expect.stringContaining('mostly a name')

  it.each([
    ['our name', ['morselmorsel!', 'Morsel-2024-!!', 'M0RSEL morsel', 'morsel2024morsel']],
    ['the e-mail before the @', ['mia.okonkwo.9', 'Mia.Okonkwo!!!']],
    ['a part of the e-mail', ['okonkwo-1990-!', 'osteria 1990', '0k0nkw0_22-11', 'O$teria 1990']],
    ['the name of the person', ['Mia Okonkwo 7', 'miaokonkwo2024', 'mia-okonkwo-mia']],
    ['a name and a common word', ['okonkwo password', 'morsel strawberry1']],
    ['a name and a run', ['osteria123456789', 'morsel qwertyuiop']],
  ])('%s', (_, passwords) => {
    for (const password of passwords) expect(check(password), password).toEqual(context)
  })

  it('leaves words of three letters alone, and a long rest', () => {
    expect(check('mia mia wolf tree')).toBeNull()
    expect(check('an example of a horse', { email: 'me@example.com', displayName: 'Al' })).toBeNull()
  })

  it('finds every word of the person, whatever it is spelled with', () => {
    expect(withoutContext('0konkw@-x', known)).toEqual([])
    expect(withoutContext('0$ter1@-x', known)).toEqual(['x'])
    expect(withoutContext('tivoli tivoli', known)).toEqual(['', ''])
    expect(withoutContext('nothing of it', known)).toEqual([])
    expect(check('Ókönkwo 1990!')).toEqual(context)
    expect(check('okonkwo 1990!', { ...about, displayName: 'ＯＫÓＮＫＷＯ' })).toEqual(context)
  })

  it('takes any name and e-mail, signs and none, without falling over', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, text, text, (password, email, displayName) => {
        const problem = checkNewPassword({ password, email, displayName })
        expect(problem === null || problem.endsWith('A few words in a row work well.')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('runs and repetitions, refused [R34]', () => {
  it.each([
    'aaaaaaaaaaaaa!',
    'abcabcabcabcabc',
    'hahahahahahahaha',
    'lalalalalalalal',
    'aabbbabbabababa',
    'fghijklmnopqrs',
    'zyxwvutsrqponm',
    '345678901234567',
    '09876543210987',
    'poiuytrewqlkjh',
    'abcd1234efgh!!',
    '1111222233334444',
    '1-2-3-4-5-6-7-8-9',
    'a.b.c.d.e.f.g.h',
    '!@#$%^&*()_+',
  ])('%j', (password) => {
    expect(isPredictable(password)).toBe(true)
    expect(check(password)).not.toBeNull()
  })

  it('says so where the list does not know it', () => {
    expect(check('fghijklmnopqrs')).toContain('runs along the keyboard')
  })

  it('are only what is nothing else', () => {
    for (const text of ['abcd horse 1234', 'aaaa bbcx dzzz', 'qwerty is a town', 'no no no never'])
      expect(isPredictable(text), text).toBe(false)
  })

  it('finds the unit of what is said twice or more', () => {
    expect(['abab', 'ababa', 'aaa', 'abcabd', 'ab', ''].map(repeatedUnit)).toEqual([
      'ab',
      'ab',
      'a',
      null,
      null,
      null,
    ])
  })
})
