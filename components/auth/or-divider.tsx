import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** Between one way to do something and the others. */
export function OrDivider({ children = 'or', className }: { children?: ReactNode; className?: string }) {
  return (
    <p
      className={classNames(
        'flex items-center gap-4 text-ink-soft text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line',
        className,
      )}
    >
      {children}
    </p>
  )
}
