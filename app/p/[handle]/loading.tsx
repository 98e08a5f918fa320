import { PageShell } from '@/components/ui/page-shell'
import { Skeleton } from '@/components/ui/skeleton'

export default function PartnerLoading() {
  return (
    <PageShell className="pt-24 sm:pt-28">
      <p role="status" className="sr-only">
        Opening the kitchen door
      </p>
      <div className="flex flex-col gap-6 sm:flex-row sm:items-center">
        <Skeleton className="size-24 rounded-full sm:size-28" />
        <div className="grid flex-1 gap-3">
          <Skeleton className="h-10 w-64 max-w-full" />
          <Skeleton className="h-5 w-96 max-w-full" />
        </div>
      </div>
      <div className="mt-12 grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-5 lg:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="aspect-9/16 rounded-lg" />
        ))}
      </div>
    </PageShell>
  )
}
