import { describe, expect, it } from 'vitest'
import { draftOf, forgetDraft, idFor, keepDraft } from '@/components/comments/drafts'
import { commentText } from '@/lib/comments/schema'

describe('drafts', () => {
  it('keep the words of each place until they are there', () => {
    keepDraft('one', { text: 'Yum', error: 'No way through' })
    expect(draftOf('one')).toEqual({ text: 'Yum', error: 'No way through' })
    expect(draftOf('other').text).toBe('')
    forgetDraft('one')
    expect(draftOf('one').text).toBe('')
  })

  it('the same words again are the same comment; other words, another place, or a second time afterwards are not', () => {
    const id = idFor('one', 'Yum')
    expect(idFor('one', 'Yum')).toBe(id)
    const others = [idFor('other', 'Yum'), idFor('one', 'Yum!')]
    forgetDraft('one')
    others.push(idFor('one', 'Yum'))
    expect(new Set([id, ...others]).size).toBe(4)
  })
})

describe('the words of a comment', () => {
  it.each([
    ['cafe\u0301', 'café'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    ['\u202egnorw\u202c right', 'gnorw right'],
    ['bell\u0007 tab\there', 'bell tab here'],
    ['👩‍🍳 family joins stay', '👩‍🍳 family joins stay'],
  ])('%j becomes %j', (given, kept) => {
    expect(commentText.parse(given)).toBe(kept)
  })

  it('are at most 500 after that, and at least one', () => {
    expect(commentText.safeParse(` ${'x'.repeat(500)} `).success).toBe(true)
    for (const text of ['x'.repeat(501), '', '\u200f\n', 'half \ud83d']) {
      expect(commentText.safeParse(text).success).toBe(false)
    }
  })
})
