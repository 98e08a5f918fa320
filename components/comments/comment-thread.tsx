import { useState } from 'react'
import { CommentRow } from '@/components/comments/comment-row'
import type { PanelReader } from '@/components/comments/panel-reader'
import { ReplyList } from '@/components/comments/reply-list'
import { useCommentDeeds } from '@/components/comments/use-comment-deeds'
import type { ListControl } from '@/components/comments/use-comment-list'
import type { CommentDto } from '@/lib/comments/schema'

type CommentThreadProps = {
  videoId: string
  comment: CommentDto
  control: ListControl
  reader: PanelReader
  onRemoved: (trouble: string | null) => void
}

/** One comment, and the replies to it once somebody asks for them or writes one. */
export function CommentThread({ videoId, comment, control, reader, onRemoved }: CommentThreadProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [isWriting, setIsWriting] = useState(false)
  const deeds = useCommentDeeds(videoId, control, comment)
  const { replyCount } = comment
  const canReply = reader.author !== null && comment.hiddenBy === null
  return (
    <CommentRow
      comment={comment}
      reader={reader}
      canHide={control.list.canHide}
      deeds={deeds}
      onRemoved={onRemoved}
      onReply={
        canReply
          ? () => {
              setIsOpen(true)
              setIsWriting(true)
            }
          : null
      }
    >
      {replyCount > 0 ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="-ml-2.5 inline-flex min-h-11 items-center rounded-full px-2.5 font-semibold text-paprika-ink text-sm hover:bg-sunken"
        >
          {isOpen ? 'Hide replies' : replyCount === 1 ? 'Show 1 reply' : `Show ${replyCount} replies`}
        </button>
      ) : null}
      {isOpen ? (
        <ReplyList
          videoId={videoId}
          thread={comment}
          reader={reader}
          isWriting={isWriting}
          onCount={(by) => control.change({ does: 'count-replies', id: comment.id, by })}
        />
      ) : null}
    </CommentRow>
  )
}
