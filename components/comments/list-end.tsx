import type { CommentList } from '@/components/comments/comment-list'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Skeleton } from '@/components/ui/skeleton'

/** What stands after the last comment: more on the way, no way through, or a way to more. */
export function ListEnd({ list, onMore }: { list: CommentList; onMore: () => void }) {
  if (list.phase === 'failed')
    return (
      <InlineAlert
        title="The comments did not come through"
        action={
          <Button variant="secondary" onClick={onMore}>
            Try again
          </Button>
        }
      >
        Check your connection.
      </InlineAlert>
    )
  if (list.phase === 'loading')
    return (
      <div className="grid gap-4" aria-busy="true">
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex gap-3">
            <Skeleton className="size-9 shrink-0 rounded-full" />
            <div className="grid flex-1 gap-2">
              <Skeleton className="h-4 w-28" />
              <Skeleton className="h-4 w-full" />
            </div>
          </div>
        ))}
        <p role="status" className="sr-only">
          Comments are on the way
        </p>
      </div>
    )
  return list.nextCursor ? (
    <Button variant="secondary" onClick={onMore} className="justify-self-start">
      Show more
    </Button>
  ) : null
}
