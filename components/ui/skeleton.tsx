import { classNames } from '@/components/ui/class-names'

/** A grey stand-in in the shape of what comes. Give size and radius through `className`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={classNames('block animate-shimmer rounded-sm bg-line', className)} />
  )
}
