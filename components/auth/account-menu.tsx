import {
  Bookmark,
  Clapperboard,
  Flag,
  Gauge,
  LogOut,
  Settings,
  Store,
  Upload,
  UsersRound,
  Wrench,
} from 'lucide'
import { SignOutForm } from '@/components/auth/sign-out-form'
import { Avatar } from '@/components/ui/avatar'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { SoftLink } from '@/components/ui/soft-link'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'

type AccountMenuProps = {
  actor: Pick<Actor, 'displayName' | 'email' | 'partner' | 'role'>
  className?: string
}

const row =
  'flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-left text-sm hover:bg-sunken [&_svg]:size-4.5 [&_svg]:text-ink-soft'

/**
 * The browser's own popover: opens, closes with Escape or a tap elsewhere and gives the focus back, all by itself. Rendered on the
 * server, so those who are signed out load nothing of it.
 */
export function AccountMenu({ actor, className }: AccountMenuProps) {
  const { partner } = actor
  const name = partner?.name ?? actor.displayName

  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={`Account of ${name}`}
        className={classNames(
          'inline-flex size-11 shrink-0 items-center justify-center rounded-full transition-colors',
          className ?? 'hover:bg-sunken',
        )}
      >
        <Avatar name={name} src={partner?.avatarUrl ?? null} size="sm" />
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-18 right-4 w-64 animate-rise rounded-lg border border-line bg-surface p-2 text-ink shadow-float sm:right-6"
      >
        <p className="px-3 pt-2 pb-3">
          <span className="block truncate font-semibold">{name}</span>
          <span className="block truncate text-ink-soft text-xs">{actor.email}</span>
        </p>
        {partner ? (
          <>
            <SoftLink href={paths.upload()} className={row}>
              <Icon of={Upload} />
              Upload a clip
            </SoftLink>
            <SoftLink href={paths.studio()} className={row}>
              <Icon of={Clapperboard} />
              Studio
            </SoftLink>
            <SoftLink href={paths.partner(partner.handle)} className={row}>
              <Icon of={Store} />
              Your page
            </SoftLink>
          </>
        ) : null}
        <SoftLink href={paths.following()} className={row}>
          <Icon of={UsersRound} />
          Following
        </SoftLink>
        <SoftLink href={paths.saved()} className={row}>
          <Icon of={Bookmark} />
          Kept clips
        </SoftLink>
        {actor.role === 'admin' ? (
          <>
            <SoftLink href={paths.adminReports()} className={row}>
              <Icon of={Flag} />
              Reports
            </SoftLink>
            <SoftLink href={paths.adminJobs()} className={row}>
              <Icon of={Wrench} />
              Stuck jobs
            </SoftLink>
            <SoftLink href={paths.adminPlayback()} className={row}>
              <Icon of={Gauge} />
              Playback
            </SoftLink>
          </>
        ) : null}
        <SoftLink href={paths.settings()} className={row}>
          <Icon of={Settings} />
          Settings
        </SoftLink>
        <SignOutForm className={row}>
          <Icon of={LogOut} />
          Sign out
        </SignOutForm>
      </div>
    </>
  )
}
