import { MessageCircle } from 'lucide'
import { useSyncExternalStore } from 'react'
import { commentsDesk } from '@/components/comments/comments-desk'
import { Icon } from '@/components/ui/icon'
import { shortNumber } from '@/components/ui/short-number'
import type { VideoCard } from '@/lib/feed/schema'

/** How many there are, and the way to read them. The rest of it is loaded at the first press. */
export function CommentsButton({ card, locale }: { card: VideoCard; locale: string }) {
  const known = useSyncExternalStore(
    commentsDesk.subscribe,
    () => commentsDesk.countOf(card.id),
    () => undefined,
  )
  const count = known ?? card.counts.comments
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={count > 0 ? `Comments: ${count}` : 'Comments'}
      title="Comments (T)"
      onClick={() => commentsDesk.open()}
      className="inline-flex h-11 min-w-11 shrink-0 items-center justify-center gap-1.5 rounded-full bg-white/15 px-3 font-semibold text-sm tabular-nums transition-colors hover:bg-white/25"
    >
      <Icon of={MessageCircle} className="size-5" />
      {count > 0 ? <span>{shortNumber(count, locale)}</span> : null}
    </button>
  )
}
