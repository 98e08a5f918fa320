import { AccountMenu } from '@/components/auth/account-menu'
import { SoftLink } from '@/components/ui/soft-link'
import { UploadRecovery } from '@/components/upload/upload-recovery'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import { canUpload } from '@/lib/videos/policy'

const glass =
  'h-11 shrink-0 items-center whitespace-nowrap rounded-full bg-black/55 px-4 max-[19rem]:px-3 font-semibold text-sm text-white transition-colors hover:bg-black/70'

/** The right end of the feed's bar. */
export function FeedAccount({ actor }: { actor: Actor | null }) {
  if (!actor)
    return (
      <SoftLink href={paths.login()} className={`${glass} inline-flex`}>
        Sign in
      </SoftLink>
    )
  const { displayName, email, partner, role } = actor
  return (
    <>
      {partner ? (
        <SoftLink href={paths.studio()} className={`${glass} hidden sm:inline-flex`}>
          Studio
        </SoftLink>
      ) : null}
      <AccountMenu actor={{ displayName, email, partner, role }} className="bg-black/55 hover:bg-black/70" />
      {canUpload(actor) ? <UploadRecovery ownerId={actor.userId} /> : null}
    </>
  )
}
