import { useCallback, useEffect, useReducer } from 'react'
import { fetchComments, type ListOf } from '@/components/comments/comment-calls'
import { changeList, emptyList } from '@/components/comments/comment-list'
import { commentsDesk } from '@/components/comments/comments-desk'

/** One list of comments: its first page is fetched at once, the rest page by page. */
export function useCommentList({ videoId, thread }: ListOf) {
  const [list, change] = useReducer(changeList, emptyList)
  const load = useCallback(
    async (cursor: string | null) => {
      change({ does: 'load' })
      try {
        const page = await fetchComments({ videoId, ...(thread ? { thread } : {}) }, cursor)
        change({ does: 'add-page', page })
        commentsDesk.count(videoId, page.commentCount)
      } catch {
        change({ does: 'fail' })
      }
    },
    [videoId, thread],
  )
  useEffect(() => void load(null), [load])
  return { list, change, more: () => void load(list.nextCursor) }
}

export type ListControl = ReturnType<typeof useCommentList>
