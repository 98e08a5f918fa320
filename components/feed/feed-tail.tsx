import { FeedSkeleton } from '@/components/feed/feed-skeleton'
import type { FeedTail as Tail } from '@/components/feed/use-feed-pages'
import { Button } from '@/components/ui/button'
import { CleanPlateDrawing, UnpluggedDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'

type FeedTailProps = { tail: Tail; index: number; onRetry: () => void; onRestart: () => void }

/** What stands after the last clip: more on the way, no way through, or a clean plate. */
export function FeedTail({ tail, index, onRetry, onRestart }: FeedTailProps) {
  return (
    <article
      aria-label={tail === 'loading' ? 'More clips' : 'End of the clips'}
      tabIndex={-1}
      data-index={index}
      className="grid h-dvh snap-start snap-always place-items-center bg-paper text-ink focus:outline-none"
    >
      {tail === 'loading' ? <FeedSkeleton /> : null}
      {tail === 'failed' ? (
        <EmptyState
          drawing={<UnpluggedDrawing />}
          title="No way through"
          action={<Button onClick={onRetry}>Try again</Button>}
        >
          We could not fetch the next clips. Your place is kept.
        </EmptyState>
      ) : null}
      {tail === 'end' ? (
        <EmptyState
          drawing={<CleanPlateDrawing />}
          title="Plate clean"
          action={<Button onClick={onRestart}>Back to the first clip</Button>}
        >
          You have seen every clip there is. The kitchens are working on the next ones.
        </EmptyState>
      ) : null}
    </article>
  )
}
