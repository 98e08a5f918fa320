import type { CommentDto, CommentPage } from '@/lib/comments/schema'

/** One list as it is shown: the threads of a clip, or the replies of a thread. */
export type CommentList = {
  items: CommentDto[]
  nextCursor: string | null
  canHide: boolean
  phase: 'loading' | 'ready' | 'failed'
}

export const emptyList: CommentList = { items: [], nextCursor: null, canHide: false, phase: 'loading' }

export type ListChange =
  | { does: 'load' }
  | { does: 'fail' }
  | { does: 'add-page'; page: CommentPage }
  | { does: 'put'; comment: CommentDto; at: 'start' | 'end' }
  | { does: 'change'; id: string; to: Partial<CommentDto> }
  /** By as much as it changed: two that change it at once do not know of each other. */
  | { does: 'count-replies'; id: string; by: 1 | -1 }
  | { does: 'remove'; id: string }
  | { does: 'put-back'; comment: CommentDto; index: number }

/** What was written meanwhile may be in a page as well; it stands where it was first. */
function withPage(list: CommentList, page: CommentPage): CommentList {
  const known = new Set(list.items.map(({ id }) => id))
  const items = [...list.items, ...page.items.filter(({ id }) => !known.has(id))]
  return { items, nextCursor: page.nextCursor, canHide: page.canHide, phase: 'ready' }
}

/** The list after one thing happened to it. */
export function changeList(list: CommentList, change: ListChange): CommentList {
  const { items } = list
  switch (change.does) {
    case 'load':
      return { ...list, phase: 'loading' }
    case 'fail':
      return { ...list, phase: 'failed' }
    case 'add-page':
      return withPage(list, change.page)
    case 'put': {
      const others = items.filter(({ id }) => id !== change.comment.id)
      if (others.length < items.length)
        return {
          ...list,
          items: items.map((item) => (item.id === change.comment.id ? change.comment : item)),
        }
      return {
        ...list,
        items: change.at === 'start' ? [change.comment, ...items] : [...items, change.comment],
      }
    }
    case 'change':
      return {
        ...list,
        items: items.map((item) => (item.id === change.id ? { ...item, ...change.to } : item)),
      }
    case 'count-replies':
      return {
        ...list,
        items: items.map((item) =>
          item.id === change.id ? { ...item, replyCount: item.replyCount + change.by } : item,
        ),
      }
    case 'remove':
      return { ...list, items: items.filter(({ id }) => id !== change.id) }
    case 'put-back':
      return { ...list, items: items.toSpliced(change.index, 0, change.comment) }
  }
}
