'use client'

import { useLinkStatus } from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { Spinner } from '@/components/ui/spinner'

/**
 * Inside a `<Link>`: turns while its page is on the way, and not before a moment has passed. Public pages have no
 * `loading.tsx` on purpose: streaming a skeleton first would answer 200 for what is not there, and hide the first
 * poster until a script swaps it in.
 */
export function LinkPending({ className }: { className?: string }) {
  const { pending } = useLinkStatus()
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'transition-opacity',
        // What nobody sees does not turn: a page at rest would draw for ever.
        pending ? 'opacity-100 delay-150' : 'opacity-0 *:animate-none',
        className,
      )}
    >
      <Spinner />
    </span>
  )
}
