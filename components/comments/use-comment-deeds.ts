import { useState } from 'react'
import { deleteComment, setHidden } from '@/components/comments/comment-calls'
import { commentsDesk } from '@/components/comments/comments-desk'
import { settleHidden } from '@/components/comments/settle-hidden'
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

  const show = (isHidden: boolean) =>
    change({ does: 'change', id: comment.id, to: { hiddenBy: isHidden ? 'kitchen' : null } })

  async function askToHide(isHidden: boolean) {
    const sent = await setHidden(videoId, comment.id, isHidden)
    if ('refusal' in sent) return sent.refusal
    commentsDesk.count(videoId, sent.answer.commentCount)
    return null
  }

  async function hide(isHidden: boolean) {
    setTrouble(null)
    show(isHidden)
    const settled = await settleHidden(comment.id, isHidden, askToHide)
    show(settled.isHidden)
    setTrouble(settled.refusal?.message ?? null)
  }

  return { trouble, remove, hide }
}
