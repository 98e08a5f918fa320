import * as Radix from '@radix-ui/react-dialog'
import { X } from 'lucide'
import { useSyncExternalStore } from 'react'
import { CommentsBody } from '@/components/comments/comments-body'
import { commentsDesk } from '@/components/comments/comments-desk'
import type { Reader } from '@/components/feed/slide-props'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { shortNumber } from '@/components/ui/short-number'
import type { VideoCard } from '@/lib/feed/schema'

/** Room for a column beside the clip; on anything narrower they come up from below. */
const besideQuery = '(min-width: 72rem) and (min-aspect-ratio: 4 / 3)'

const subscribe = (onChange: () => void) => {
  const query = matchMedia(besideQuery)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Half of the stage is half of 9:16 of its height; the rest of that side is ours. */
const beside =
  'top-24 bottom-22 left-6 w-[min(26rem,calc(50vw-(100dvh-3rem)*9/32-3rem))] rounded-xl border border-line'
const below =
  'inset-x-0 bottom-0 mx-auto h-[72dvh] max-w-xl rounded-t-xl pb-[env(safe-area-inset-bottom)] motion-ok:animate-rise'

type CommentsPanelProps = { card: VideoCard; reader: Reader }

/** What is said under the clip on screen: a column beside it that stays while one swipes, or a sheet over its lower part. */
export function CommentsPanel({ card, reader }: CommentsPanelProps) {
  const isBeside = useSyncExternalStore(subscribe, () => matchMedia(besideQuery).matches)
  const known = useSyncExternalStore(commentsDesk.subscribe, () => commentsDesk.countOf(card.id))
  const count = known ?? card.counts.comments
  return (
    <Radix.Root open onOpenChange={(open) => commentsDesk.open(open)} modal={!isBeside}>
      <Radix.Portal>
        <div className="dark">
          {isBeside ? null : <Radix.Overlay className="fixed inset-0 z-40 bg-black/25" />}
          <Radix.Content
            aria-describedby={undefined}
            // Swiping on is no wish to stop reading.
            onInteractOutside={isBeside ? (event) => event.preventDefault() : undefined}
            className={classNames(
              'fixed z-50 flex flex-col bg-surface text-ink shadow-float focus:outline-none',
              isBeside ? beside : below,
            )}
          >
            <header className="flex items-center justify-between gap-4 border-line border-b py-1.5 pr-2 pl-5">
              <Radix.Title className="font-display font-semibold text-lg">
                Comments{' '}
                {count > 0 ? (
                  <span className="font-normal font-sans text-base text-ink-soft tabular-nums">
                    {shortNumber(count, reader.locale)}
                  </span>
                ) : null}
              </Radix.Title>
              <Radix.Close asChild>
                <IconButton label="Close comments">
                  <Icon of={X} />
                </IconButton>
              </Radix.Close>
            </header>
            <CommentsBody key={card.id} card={card} reader={reader} />
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  )
}
