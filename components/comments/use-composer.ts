import { useState } from 'react'
import { postComment } from '@/components/comments/comment-calls'
import { commentsDesk } from '@/components/comments/comments-desk'
import { draftOf, forgetDraft, idFor, keepDraft } from '@/components/comments/drafts'
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
  const [draft, setDraft] = useState(() => draftOf(place))
  const [isSending, setIsSending] = useState(false)
  const [isSent, setIsSent] = useState(false)

  const set = (text: string, error: string | null = null) => {
    setDraft({ text, error })
    keepDraft(place, { text, error })
  }

  async function send() {
    if (isSending) return
    const parsed = commentText.safeParse(draft.text)
    if (!parsed.success) return set(draft.text, parsed.error.issues[0]?.message ?? 'Write something first.')
    const text = parsed.data
    const id = idFor(place, text)
    setIsSending(true)
    setIsSent(false)
    setDraft({ text: draft.text, error: null })
    const shown = { id, text, createdAt: new Date().toISOString(), author, isKitchen, isOwn: true }
    change({
      does: 'put',
      comment: { ...shown, replyCount: 0, hiddenBy: null },
      at: replyTo ? 'end' : 'start',
    })
    const sent = await postComment(videoId, { id, text, ...(replyTo ? { replyTo } : {}) })
    setIsSending(false)
    if ('refusal' in sent) {
      change({ does: 'remove', id })
      return set(draft.text, `${sent.refusal.message} Your words are still here.`)
    }
    change({ does: 'put', comment: sent.answer.comment, at: replyTo ? 'end' : 'start' })
    commentsDesk.count(videoId, sent.answer.commentCount)
    forgetDraft(place)
    setDraft({ text: '', error: null })
    setIsSent(true)
    onPosted?.()
  }

  return { ...draft, isSending, isSent, write: (text: string) => set(text), send }
}
