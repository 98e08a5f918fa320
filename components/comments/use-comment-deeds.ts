import { useState } from 'react'
import { deleteComment, setHidden } from '@/components/comments/comment-calls'
import { commentsDesk } from '@/components/comments/comments-desk'
import type { ListControl } from '@/components/comments/use-comment-list'
import type { CommentDto } from '@/lib/comments/schema'

/** What can be done to a comment that is there: shown at once, and taken back with the reason when it does not go through. */
export function useCommentDeeds(videoId: string, { list, change }: ListControl, comment: CommentDto) {
  const [trouble, setTrouble] = useState<string | null>(null)

  async function remove() {
    const index = list.items.findIndex(({ id }) => id === comment.id)
    change({ does: 'remove', id: comment.id })
    const sent = await deleteComment(videoId, comment.id)
    if ('answer' in sent) commentsDesk.count(videoId, sent.answer.commentCount)
    // Gone already, from another device: that is what was wanted.
    if ('answer' in sent || sent.refusal.code === 'not_found') return null
    change({ does: 'put-back', comment, index })
    return sent.refusal
  }

  async function hide(isHidden: boolean) {
    setTrouble(null)
    change({ does: 'change', id: comment.id, to: { hiddenBy: isHidden ? 'kitchen' : null } })
    const sent = await setHidden(videoId, comment.id, isHidden)
    if ('answer' in sent) return commentsDesk.count(videoId, sent.answer.commentCount)
    change({ does: 'change', id: comment.id, to: { hiddenBy: comment.hiddenBy } })
    setTrouble(sent.refusal.message)
  }

  return { trouble, remove, hide }
}
