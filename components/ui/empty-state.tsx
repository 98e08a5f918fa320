import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

type EmptyStateProps = {
  /** One of `components/ui/drawings.tsx`. */
  drawing?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  className?: string
  headingLevel?: 'h1' | 'h2'
}

/** Nothing here yet: says so kindly, and what to do next. */
export function EmptyState({
  drawing,
  title,
  children,
  action,
  className,
  headingLevel: Heading = 'h2',
}: EmptyStateProps) {
  return (
    <div
      className={classNames(
        'mx-auto grid max-w-md justify-items-center gap-3 px-4 py-12 text-center',
        className,
      )}
    >
      {drawing ? <div className="mb-3 text-ink [&_svg]:h-32 [&_svg]:w-auto">{drawing}</div> : null}
      <Heading className="font-display font-semibold text-2xl">{title}</Heading>
      {children ? <div className="text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  )
}
