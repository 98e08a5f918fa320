'use client'

import { Fingerprint } from 'lucide'
import { useState } from 'react'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { FormRefusal } from '@/components/auth/form-refusal'
import { OrDivider } from '@/components/auth/or-divider'
import { useCountdown } from '@/components/auth/use-countdown'
import { type SignInOutcome, signInByPasskey, type Trouble } from '@/components/passkeys/ceremonies'
import { usePasskeyAutofill } from '@/components/passkeys/use-passkey-autofill'
import { usePasskeySupport } from '@/components/passkeys/use-passkey-support'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

type PasskeySignInProps = {
  /** Other buttons follow: the line between the form and them is drawn here too. */
  isFirstOfMore: boolean
  next?: string
}

/** The way in without e-mail and password, by the button here or from the suggestions of the e-mail field. */
export function PasskeySignIn({ isFirstOfMore, next }: PasskeySignInProps) {
  const isSupported = usePasskeySupport()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const secondsLeft = useCountdown(trouble?.retryAt)

  function settle(outcome: SignInOutcome) {
    // Stays busy until the next page is there.
    setBusy('answer' in outcome)
    if ('answer' in outcome) location.assign(afterSignIn(outcome.answer.user.role, next))
    else setTrouble(outcome.trouble)
  }
  const takeBackOffer = usePasskeyAutofill(settle)

  async function press() {
    takeBackOffer()
    setBusy(true)
    setTrouble(null)
    settle(await signInByPasskey())
  }

  if (!isSupported) return isFirstOfMore ? <OrDivider className="mt-7 mb-4" /> : null
  return (
    // Nothing happens here without scripts, so without them nothing is shown.
    <div className="mt-7 grid gap-4 noscript:hidden">
      <OrDivider />
      <FormRefusal refusal={trouble ?? undefined} secondsLeft={secondsLeft} />
      <Button
        variant="secondary"
        size="lg"
        className="w-full"
        busy={isBusy}
        disabled={secondsLeft > 0}
        onClick={press}
      >
        {isBusy ? null : <Icon of={Fingerprint} className="size-5" />}
        Sign in with a passkey
      </Button>
    </div>
  )
}
