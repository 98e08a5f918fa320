import { useEffect, useState, useSyncExternalStore } from 'react'
import { postComment } from '@/components/comments/comment-calls'
import { commentsDesk } from '@/components/comments/comments-desk'
import { drafts } from '@/components/comments/drafts'
import type { ListControl } from '@/components/comments/use-comment-list'
import { type CommentDto, commentText } from '@/lib/comments/schema'

export type Place = { videoId: string; replyTo?: string; author: CommentDto['author']; isKitchen: boolean }

/** What one writes under a clip or in a thread. The words stay in the field until the server has them. */
export function useComposer(
  { videoId, replyTo, author, isKitchen }: Place,
  change: ListControl['change'],
  onPosted?: () => void,
) {
  const place = `${videoId} ${replyTo ?? ''}`
  const { posted, ...draft } = useSyncExternalStore(drafts.subscribe, () => drafts.of(place))
  const [postedBefore] = useState(posted)
  const isSent = posted !== null && posted !== postedBefore
  const at = replyTo ? 'end' : 'start'

  // The list that shows it now need not be the one it was sent from: the panel may have been closed and opened again.
  useEffect(() => {
    if (isSent) change({ does: 'put', comment: posted, at })
  }, [isSent, posted, change, at])

  async function send() {
    const { text: written, isSending } = drafts.of(place)
    if (isSending) return
    const parsed = commentText.safeParse(written)
    if (!parsed.success)
      return drafts.refuse(place, parsed.error.issues[0]?.message ?? 'Write something first.')
    const text = parsed.data
    const id = drafts.begin(place, text)
    const shown = { id, text, createdAt: new Date().toISOString(), author, isKitchen, isOwn: true }
    change({ does: 'put', comment: { ...shown, replyCount: 0, hiddenBy: null }, at })
    const sent = await postComment(videoId, { id, text, ...(replyTo ? { replyTo } : {}) })
    if ('refusal' in sent) {
      change({ does: 'remove', id })
      return drafts.refuse(place, `${sent.refusal.message} Your words are still here.`)
    }
    drafts.accept(place, written, sent.answer.comment)
    commentsDesk.count(videoId, sent.answer.commentCount)
    onPosted?.()
  }

  return { ...draft, isSent, write: (text: string) => drafts.write(place, text), send }
}
