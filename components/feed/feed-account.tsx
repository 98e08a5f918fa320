import { Search } from 'lucide-react'
import Link from 'next/link'
import { AccountMenu } from '@/components/auth/account-menu'
import { UploadRecovery } from '@/components/upload/upload-recovery'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import { canUpload } from '@/lib/videos/policy'

const glass =
  'h-11 shrink-0 items-center whitespace-nowrap rounded-full bg-black/40 font-semibold text-sm text-white backdrop-blur-md transition-colors hover:bg-black/60'

/** The right end of the feed's bar. */
export function FeedAccount({ actor }: { actor: Actor | null }) {
  const search = (
    <Link
      href={paths.search()}
      aria-label="Search"
      title="Search"
      className={`${glass} inline-flex w-11 justify-center`}
    >
      <Search aria-hidden="true" className="size-5" />
    </Link>
  )
  if (!actor)
    return (
      <>
        {search}
        <Link href={paths.login()} className={`${glass} inline-flex px-4`}>
          Sign in
        </Link>
      </>
    )
  const { displayName, email, partner, role } = actor
  return (
    <>
      {search}
      {partner ? (
        <Link href={paths.studio()} className={`${glass} hidden px-4 sm:inline-flex`}>
          Studio
        </Link>
      ) : null}
      <AccountMenu actor={{ displayName, email, partner, role }} className="bg-black/40 hover:bg-black/60" />
      {canUpload(actor) ? <UploadRecovery ownerId={actor.userId} /> : null}
    </>
  )
}
