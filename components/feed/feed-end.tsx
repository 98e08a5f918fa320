import { FeedSkeleton } from '@/components/feed/feed-skeleton'
import type { FeedTail } from '@/components/feed/use-feed-pages'
import { Button } from '@/components/ui/button'
import { CleanPlateDrawing, UnpluggedDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'

export type FeedEndProps = {
  tail: FeedTail
  /** Every clip there is was in this list. */
  isEverything: boolean
  onRetry: () => void
  onRestart: () => void
}

/** More on the way, no way through, or a clean plate. Loaded while the last clips are seen. */
export function FeedEnd({ tail, isEverything, onRetry, onRestart }: FeedEndProps) {
  if (tail === 'loading') return <FeedSkeleton />
  if (tail === 'failed')
    return (
      <EmptyState
        drawing={<UnpluggedDrawing />}
        title="No way through"
        action={<Button onClick={onRetry}>Try again</Button>}
      >
        We could not fetch the next clips. Your place is kept.
      </EmptyState>
    )
  return (
    <EmptyState
      drawing={<CleanPlateDrawing />}
      title="Plate clean"
      action={<Button onClick={onRestart}>Back to the first clip</Button>}
    >
      {isEverything
        ? 'You have seen every clip there is. The kitchens are working on the next ones.'
        : 'You have seen everything here.'}
    </EmptyState>
  )
}
