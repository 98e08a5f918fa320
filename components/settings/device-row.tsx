import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { sendForm } from '@/components/auth/send-form'
import { describePlace } from '@/components/settings/describe-place'
import { DeviceIcon } from '@/components/settings/device-icon'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { RelativeTime } from '@/components/ui/relative-time'
import type { SessionDto } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'

type DeviceRowProps = { session: SessionDto; locale: string; nowMs: number }

export function DeviceRow({ session, locale, nowMs }: DeviceRowProps) {
  const { id, label, ip, createdAt, lastUsedAt, current } = session
  const router = useRouter()
  const fetcher = useProvenFetch()
  const [isBusy, startWork] = useTransition()

  const signOut = () =>
    startWork(async () => {
      const sent = await sendForm({ url: apiPaths.session(id), method: 'DELETE', input: {}, fetcher })
      // Not found: it ended by itself while the list was open, and that is what was wanted.
      if ('refusal' in sent && sent.refusal.code !== 'not_found') {
        if (sent.refusal.code !== 'proof_required') toast.error(sent.refusal.message)
        return
      }
      toast.success(`${label} is signed out.`)
      // The button that had the focus goes with its row: let the keyboard start again at the content.
      document.getElementById('main')?.focus({ preventScroll: true })
      router.refresh()
    })

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 sm:px-7 sm:py-5">
      <span
        className={classNames(
          'inline-flex size-11 shrink-0 items-center justify-center rounded-full [&_svg]:size-5.5',
          current ? 'bg-herb-wash text-herb-ink' : 'bg-sunken text-ink-soft',
        )}
      >
        <DeviceIcon label={label} />
      </span>
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          {label}
          {current ? <Badge tone="herb">This device</Badge> : null}
        </p>
        <p className="mt-0.5 text-ink-soft text-sm">
          {current ? 'Active now' : 'Active '}
          {current ? null : <RelativeTime at={lastUsedAt} locale={locale} now={nowMs} />}
        </p>
        <p className="wrap-anywhere text-ink-soft text-sm">
          Signed in <RelativeTime at={createdAt} locale={locale} now={nowMs} /> from {describePlace(ip)}
        </p>
      </div>
      {current ? null : (
        <Button
          variant="secondary"
          busy={isBusy}
          onClick={signOut}
          aria-label={`Sign out ${label}`}
          className="max-sm:ml-15"
        >
          Sign out
        </Button>
      )}
    </li>
  )
}
