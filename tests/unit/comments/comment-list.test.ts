import { describe, expect, it } from 'vitest'
import { changeList, emptyList } from '@/components/comments/comment-list'
import type { CommentDto, CommentPage } from '@/lib/comments/schema'

const comment = (id: string, more: Partial<CommentDto> = {}): CommentDto => ({
  id,
  text: id,
  createdAt: '2026-11-29T00:00:00.000Z',
  author: { name: 'Mia', handle: null, avatarUrl: null },
  isKitchen: false,
  isOwn: false,
  replyCount: 0,
  hiddenBy: null,
  ...more,
})

const page = (ids: string[], nextCursor: string | null = null): CommentPage => ({
  items: ids.map((id) => comment(id)),
  nextCursor,
  commentCount: ids.length,
  canHide: true,
})

const ids = ({ items }: { items: CommentDto[] }) => items.map(({ id }) => id)
const listed = changeList(emptyList, { does: 'add-page', page: page(['c', 'b'], 'next') })

describe('a list of comments', () => {
  it('grows page by page, and what was written meanwhile stands in it once', () => {
    const written = changeList(listed, { does: 'put', comment: comment('d'), at: 'start' })
    const more = changeList(written, { does: 'add-page', page: page(['b', 'a', 'd']) })
    expect(ids(more)).toEqual(['d', 'c', 'b', 'a'])
    expect(more).toMatchObject({ nextCursor: null, canHide: true, phase: 'ready' })
  })

  it('the server’s word takes the place of what was shown before it, in its place', () => {
    const shown = changeList(listed, { does: 'put', comment: comment('d', { text: 'You' }), at: 'end' })
    const more = changeList(shown, { does: 'put', comment: comment('e'), at: 'end' })
    const confirmed = changeList(more, { does: 'put', comment: comment('d', { text: 'Mia' }), at: 'end' })
    expect(ids(confirmed)).toEqual(['c', 'b', 'd', 'e'])
    expect(confirmed.items[2]?.text).toBe('Mia')
  })

  it('what could not be deleted comes back where it was', () => {
    const gone = changeList(listed, { does: 'remove', id: 'c' })
    expect(ids(gone)).toEqual(['b'])
    expect(ids(changeList(gone, { does: 'put-back', comment: comment('c'), index: 0 }))).toEqual(['c', 'b'])
  })

  it('counts each reply that comes or goes, also two at once', () => {
    const less = { does: 'count-replies', id: 'c', by: -1 } as const
    const known = changeList(listed, { does: 'change', id: 'c', to: { replyCount: 3 } })
    const counted = changeList(changeList(known, less), less)
    expect(counted.items.map(({ replyCount }) => replyCount)).toEqual([1, 0])
  })

  it('keeps what it has when the next page does not come', () => {
    const failed = changeList(changeList(listed, { does: 'load' }), { does: 'fail' })
    expect(failed).toMatchObject({ phase: 'failed', nextCursor: 'next' })
    expect(ids(failed)).toEqual(['c', 'b'])
  })
})
