import { describe, expect, it } from 'vitest'
import { drafts } from '@/components/comments/drafts'
import { type CommentDto, commentText } from '@/lib/comments/schema'

const posted: CommentDto = {
  id: 'c',
  text: 'Yum',
  createdAt: '2026-11-29T00:00:00.000Z',
  author: { name: 'Mia', handle: null, avatarUrl: null },
  isKitchen: false,
  isOwn: true,
  replyCount: 0,
  hiddenBy: null,
}

describe('drafts', () => {
  it('keep the words of each place until they are there', () => {
    drafts.write('one', 'Yum')
    drafts.begin('one', 'Yum')
    expect(drafts.of('one')).toMatchObject({ text: 'Yum', isSending: true })
    drafts.refuse('one', 'No way through')
    expect(drafts.of('one')).toMatchObject({ text: 'Yum', error: 'No way through', isSending: false })
    expect(drafts.of('other').text).toBe('')
    drafts.begin('one', 'Yum')
    drafts.accept('one', 'Yum', posted)
    expect(drafts.of('one')).toEqual({ text: '', error: null, isSending: false, posted })
  })

  it('newer words outlive the answer to older ones, whatever it is', () => {
    drafts.write('two', 'Yum')
    drafts.begin('two', 'Yum')
    drafts.write('two', 'Yummy')
    drafts.refuse('two', 'No way through')
    expect(drafts.of('two').text).toBe('Yummy')
    drafts.accept('two', 'Yum', posted)
    expect(drafts.of('two').text).toBe('Yummy')
  })

  it('tell who reads them what became of them', () => {
    const seen: string[] = []
    const leave = drafts.subscribe(() => seen.push(drafts.of('three').text))
    drafts.write('three', 'Yum')
    leave()
    drafts.write('three', 'Yummy')
    expect(seen).toEqual(['Yum'])
  })

  it('the same words again are the same comment; other words, another place, or a second time afterwards are not', () => {
    const id = drafts.begin('one', 'Yum')
    expect(drafts.begin('one', 'Yum')).toBe(id)
    const others = [drafts.begin('other', 'Yum'), drafts.begin('one', 'Yum!')]
    drafts.accept('one', 'Yum!', posted)
    others.push(drafts.begin('one', 'Yum'))
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
