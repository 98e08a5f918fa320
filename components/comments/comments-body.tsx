import { useState } from 'react'
import { CommentComposer } from '@/components/comments/comment-composer'
import { CommentThread } from '@/components/comments/comment-thread'
import { ListEnd } from '@/components/comments/list-end'
import type { PanelReader } from '@/components/comments/panel-reader'
import { useCommentList } from '@/components/comments/use-comment-list'
import type { Reader } from '@/components/feed/slide-props'
import { ButtonLink } from '@/components/ui/button-link'
import { CleanPlateDrawing } from '@/components/ui/drawings'
import { paths } from '@/lib/core/paths'
import type { VideoCard } from '@/lib/feed/schema'

/** The comments of one clip, and the field to write another. */
export function CommentsBody({ card, reader }: { card: VideoCard; reader: Reader }) {
  const control = useCommentList({ videoId: card.id })
  const { list, change, more } = control
  const [trouble, setTrouble] = useState<string | null>(null)
  const [now] = useState(Date.now)
  const me: PanelReader = {
    locale: reader.locale,
    now,
    // Until the server has answered, which knows the name.
    author: card.viewer ? { name: 'You', handle: null, avatarUrl: null } : null,
    isKitchen: reader.handle === card.partner.handle,
  }
  return (
    <>
      <div className="grid flex-1 content-start gap-5 overflow-y-auto overscroll-contain px-5 py-4">
        {list.phase === 'ready' && list.items.length === 0 ? (
          <div className="grid justify-items-center gap-4 py-8 text-center text-ink-soft [&_svg]:h-24 [&_svg]:w-auto">
            <CleanPlateDrawing />
            <p className="text-balance">
              Nobody has said anything yet. {me.author ? 'How would you like it?' : ''}
            </p>
          </div>
        ) : null}
        {list.items.map((comment) => (
          <CommentThread
            key={comment.id}
            videoId={card.id}
            comment={comment}
            control={control}
            reader={me}
            onRemoved={setTrouble}
          />
        ))}
        <ListEnd list={list} onMore={more} />
      </div>
      <footer className="grid gap-2 border-line border-t px-4 py-3">
        <p role="status" className="text-danger-ink text-sm">
          {trouble ? `${trouble} The comment is still there.` : null}
        </p>
        {me.author ? (
          <CommentComposer
            place={{ videoId: card.id, author: me.author, isKitchen: me.isKitchen }}
            change={change}
            label="Say something nice"
          />
        ) : (
          <ButtonLink href={paths.login(paths.video(card.id))}>Sign in to comment</ButtonLink>
        )}
      </footer>
    </>
  )
}
