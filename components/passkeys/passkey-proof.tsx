'use client'

import { Fingerprint } from 'lucide'
import { useState } from 'react'
import { FormRefusal } from '@/components/auth/form-refusal'
import { useCountdown } from '@/components/auth/use-countdown'
import { proveByPasskey, type Trouble } from '@/components/passkeys/ceremonies'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

type PasskeyProofProps = {
  /** The password is asked for below: one accent on a page. */
  isOneOfTwo: boolean
  onProved: () => void
}

/** Proves by passkey, with one touch, that it is still the same person. */
export function PasskeyProof({ isOneOfTwo, onProved }: PasskeyProofProps) {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const secondsLeft = useCountdown(trouble?.retryAt)

  async function press() {
    setBusy(true)
    setTrouble(null)
    const outcome = await proveByPasskey()
    setBusy(false)
    if ('answer' in outcome) onProved()
    else setTrouble(outcome.trouble)
  }

  return (
    <div className="grid gap-5">
      <FormRefusal refusal={trouble ?? undefined} secondsLeft={secondsLeft} />
      <Button
        variant={isOneOfTwo ? 'secondary' : 'primary'}
        size="lg"
        className="w-full"
        busy={isBusy}
        disabled={secondsLeft > 0}
        onClick={press}
      >
        {isBusy ? null : <Icon of={Fingerprint} className="-ml-1 size-5" />}
        Use a passkey
      </Button>
    </div>
  )
}
