import { Skeleton } from '@/components/ui/skeleton'

/** A slide's shape while its page is on the way. */
export function FeedSkeleton() {
  return (
    <div className="relative isolate h-dvh w-full bg-[#0b0709] wide:grid wide:grid-cols-[1fr_auto_1fr] wide:items-center">
      <div className="absolute inset-0 bg-linear-to-b from-white/4 to-white/8 wide:relative wide:inset-auto wide:col-start-2 wide:aspect-9/16 wide:h-[calc(100dvh-3rem)] wide:rounded-xl wide:short:h-dvh wide:short:rounded-none" />
      <div className="absolute inset-x-4 bottom-6 grid gap-3 wide:static wide:col-start-3 wide:max-w-md wide:px-12">
        <div className="flex items-center gap-3">
          <Skeleton className="size-9 rounded-full" />
          <Skeleton className="h-4 w-36" />
        </div>
        <Skeleton className="h-7 w-4/5" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="mt-1 h-11 w-28 rounded-full" />
      </div>
      <p role="status" className="sr-only">
        More clips are on the way
      </p>
    </div>
  )
}
