import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export function HistorySkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Looking up your history</span>
      <Skeleton className="h-4 w-24" />
      <Card flush className="mt-3 divide-y divide-line">
        {['first', 'second', 'third', 'fourth'].map((row) => (
          <div key={row} className="flex items-center gap-4 px-5 py-4 sm:px-7">
            <Skeleton className="size-9 shrink-0 rounded-full" />
            <div className="grid flex-1 gap-2.5">
              <Skeleton className="h-4 w-44" />
              <Skeleton className="h-3.5 w-56 max-w-full" />
            </div>
          </div>
        ))}
      </Card>
    </div>
  )
}
