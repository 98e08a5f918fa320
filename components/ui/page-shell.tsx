import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

type PageShellProps = {
  /** Usually `<SiteHeader />`. */
  header?: ReactNode
  width?: 'narrow' | 'text' | 'wide'
  className?: string
  children: ReactNode
}

const widths = { narrow: 'max-w-md', text: 'max-w-3xl', wide: 'max-w-6xl' }

/** Header, one column of content and its air. Carries the target of the skip link. */
export function PageShell({ header, width = 'wide', className, children }: PageShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      {header}
      <main
        id="main"
        tabIndex={-1}
        className={classNames(
          'mx-auto w-full flex-1 px-4 py-8 focus:outline-none sm:px-6 sm:py-12',
          widths[width],
          className,
        )}
      >
        {children}
      </main>
    </div>
  )
}
