'use client'

import { Fingerprint, Pencil, Trash2 } from 'lucide'
import { useState } from 'react'
import { RemovePasskeyDialog } from '@/components/passkeys/remove-passkey-dialog'
import { RenamePasskeyDialog } from '@/components/passkeys/rename-passkey-dialog'
import { useRemovePasskey } from '@/components/passkeys/use-remove-passkey'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Spinner } from '@/components/ui/spinner'
import type { PasskeyDto } from '@/lib/passkeys/schema'

type PasskeyRowProps = { passkey: PasskeyDto; locale: string; now: number }

export function PasskeyRow({ passkey, locale, now }: PasskeyRowProps) {
  const [question, setQuestion] = useState<'rename' | 'remove' | null>(null)
  const { remove, isBusy } = useRemovePasskey(passkey)
  const { name, createdAt, lastUsedAt, synced } = passkey
  const close = (isOpen: boolean) => isOpen || setQuestion(null)
  return (
    <li aria-busy={isBusy || undefined} className="flex items-center gap-3 py-4 sm:gap-4">
      <span className="grid size-11 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft [&_svg]:size-5.5">
        <Icon of={Fingerprint} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-semibold">{name}</p>
        <p className="text-ink-soft text-sm">
          {lastUsedAt ? 'Last used ' : 'Added '}
          <RelativeTime at={lastUsedAt ?? createdAt} locale={locale} now={now} />
        </p>
        <p className="text-ink-soft text-sm">{synced ? 'On all your devices' : 'On one device only'}</p>
      </div>
      <div className="-mr-2 flex shrink-0">
        <IconButton label={`Rename ${name}`} onClick={() => setQuestion('rename')}>
          <Icon of={Pencil} />
        </IconButton>
        <IconButton label={`Remove ${name}`} disabled={isBusy} onClick={() => setQuestion('remove')}>
          {isBusy ? <Spinner /> : <Icon of={Trash2} />}
        </IconButton>
      </div>
      <RenamePasskeyDialog passkey={passkey} open={question === 'rename'} onOpenChange={close} />
      <RemovePasskeyDialog name={name} open={question === 'remove'} onOpenChange={close} onConfirm={remove} />
    </li>
  )
}
