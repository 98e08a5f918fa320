import { Search } from 'lucide'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountMenu } from '@/components/auth/account-menu'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { Logo } from '@/components/ui/logo'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { UploadRecovery } from '@/components/upload/upload-recovery'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import { canUpload } from '@/lib/videos/policy'

type SiteHeaderProps = {
  actor: Actor | null
  /** Links or buttons of this part of the site. */
  children?: ReactNode
}

/** The bar of every page but the feed. */
export function SiteHeader({ actor, children }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-paper">
      <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-x-2 px-4 sm:px-6">
        <Link
          href={paths.feed()}
          aria-label="Morsel, to the feed"
          className="-ml-1 inline-flex rounded-sm p-1 text-ink"
        >
          <Logo className="max-[22.5rem]:[&_span]:sr-only" />
        </Link>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-1 sm:gap-2">
          {children}
          <Link
            href={paths.search()}
            aria-label="Search"
            title="Search"
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-full transition-colors hover:bg-sunken"
          >
            <Icon of={Search} className="size-5" />
          </Link>
          <ThemeToggle />
          {actor ? <SignedIn actor={actor} /> : <SignIn />}
        </div>
      </div>
    </header>
  )
}

function SignIn() {
  return (
    <ButtonLink href={paths.login()} variant="secondary">
      Sign in
    </ButtonLink>
  )
}

function SignedIn({ actor }: { actor: Actor }) {
  const { displayName, email, partner, role } = actor
  return (
    <>
      {partner ? (
        <ButtonLink href={paths.studio()} variant="ghost" className="max-sm:hidden">
          Studio
        </ButtonLink>
      ) : null}
      <AccountMenu actor={{ displayName, email, partner, role }} />
      {canUpload(actor) ? <UploadRecovery ownerId={actor.userId} /> : null}
    </>
  )
}
