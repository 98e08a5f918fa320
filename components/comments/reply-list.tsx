import { CommentComposer } from '@/components/comments/comment-composer'
import { CommentRow } from '@/components/comments/comment-row'
import { ListEnd } from '@/components/comments/list-end'
import type { PanelReader } from '@/components/comments/panel-reader'
import { useCommentDeeds } from '@/components/comments/use-comment-deeds'
import { type ListControl, useCommentList } from '@/components/comments/use-comment-list'
import type { CommentDto } from '@/lib/comments/schema'

type ReplyListProps = {
  videoId: string
  thread: CommentDto
  reader: PanelReader
  isWriting: boolean
  /** By how much the number of replies changed. */
  onCount: (by: 1 | -1) => void
}

export function ReplyList({ videoId, thread, reader, isWriting, onCount }: ReplyListProps) {
  const control = useCommentList({ videoId, thread: thread.id })
  const { list, change, more } = control
  const { author, isKitchen } = reader
  return (
    <div className="mt-1 grid gap-3 border-line border-l-2 pl-3">
      {list.items.map((reply) => (
        <Reply
          key={reply.id}
          {...{ videoId, reply, control, reader }}
          onRemoved={(trouble) => trouble === null && onCount(-1)}
        />
      ))}
      <ListEnd list={list} onMore={more} />
      {isWriting && author ? (
        <CommentComposer
          place={{ videoId, replyTo: thread.id, author, isKitchen }}
          change={change}
          label={`Reply to ${thread.author.name}`}
          onPosted={() => onCount(1)}
          takesFocus
        />
      ) : null}
    </div>
  )
}

type ReplyProps = {
  videoId: string
  reply: CommentDto
  control: ListControl
  reader: PanelReader
  onRemoved: (trouble: string | null) => void
}

function Reply({ videoId, reply, control, reader, onRemoved }: ReplyProps) {
  const deeds = useCommentDeeds(videoId, control, reply)
  return (
    <CommentRow
      comment={reply}
      reader={reader}
      canHide={control.list.canHide}
      deeds={deeds}
      onReply={null}
      onRemoved={onRemoved}
    />
  )
}
