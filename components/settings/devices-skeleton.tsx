import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export function DevicesSkeleton() {
  return (
    <div role="status" className="grid gap-10">
      <span className="sr-only">Looking up your devices</span>
      <Card flush className="divide-y divide-line">
        {['first', 'second', 'third'].map((row) => (
          <div key={row} className="flex items-center gap-4 px-5 py-4 sm:px-7 sm:py-5">
            <Skeleton className="size-11 shrink-0 rounded-full" />
            <div className="grid flex-1 gap-2.5">
              <Skeleton className="h-4 w-40" />
              <Skeleton className="h-3.5 w-56 max-w-full" />
            </div>
          </div>
        ))}
      </Card>
      <Skeleton className="h-11 w-52 rounded-full" />
    </div>
  )
}
