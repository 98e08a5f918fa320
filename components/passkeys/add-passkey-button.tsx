'use client'

import { Plus } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { FormRefusal } from '@/components/auth/form-refusal'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { useCountdown } from '@/components/auth/use-countdown'
import { addPasskey, type Trouble } from '@/components/passkeys/ceremonies'
import { usePasskeySupport } from '@/components/passkeys/use-passkey-support'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** Has this device make a passkey. It names itself; the row it becomes can rename it. */
export function AddPasskeyButton({ isFirst }: { isFirst: boolean }) {
  const router = useRouter()
  const provenFetch = useProvenFetch()
  const isSupported = usePasskeySupport()
  const [isBusy, startWork] = useTransition()
  const [trouble, setTrouble] = useState<Trouble>(null)
  const secondsLeft = useCountdown(trouble?.retryAt)

  const add = () =>
    startWork(async () => {
      setTrouble(null)
      const outcome = await addPasskey(provenFetch)
      if ('trouble' in outcome) {
        setTrouble(outcome.trouble)
        return
      }
      toast.success(`“${outcome.answer.passkey.name}” can sign you in now.`)
      router.refresh()
    })

  if (!isSupported)
    return <p className="text-ink-soft text-sm">This browser cannot make passkeys. Try a newer one.</p>
  return (
    <div className="grid justify-items-start gap-4">
      <FormRefusal refusal={trouble ?? undefined} secondsLeft={secondsLeft} />
      <Button
        variant={isFirst ? 'primary' : 'secondary'}
        busy={isBusy}
        disabled={secondsLeft > 0}
        onClick={add}
      >
        {isBusy ? null : <Icon of={Plus} className="-ml-1 size-4.5" />}
        {isFirst ? 'Add a passkey' : 'Add another passkey'}
      </Button>
    </div>
  )
}
