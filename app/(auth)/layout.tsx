import Link from 'next/link'
import { type ReactNode, Suspense } from 'react'
import { AuthAside } from '@/components/auth/auth-aside'
import { Logo } from '@/components/ui/logo'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { paths } from '@/lib/core/paths'

/** A column for the form; on a wide screen something good to look at beside it. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,44%)]">
      <div className="flex min-w-0 flex-col">
        <header className="flex h-20 items-center justify-between px-4 sm:px-8">
          <Link
            href={paths.feed()}
            aria-label="Morsel, to the feed"
            className="-ml-1 inline-flex rounded-sm p-1"
          >
            <Logo className="max-[19rem]:[&_span]:sr-only" />
          </Link>
          <ThemeToggle />
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-md flex-1 px-4 pt-4 pb-16 focus:outline-none sm:px-0 sm:pt-10"
        >
          {children}
        </main>
      </div>
      <aside aria-label="From the feed" className="dark sticky top-0 hidden h-dvh p-4 pl-0 lg:block">
        <Suspense fallback={<div className="size-full rounded-xl bg-sunken" />}>
          <AuthAside />
        </Suspense>
      </aside>
    </div>
  )
}
