'use client'

import { useState } from 'react'
import { AuthHeading } from '@/components/auth/auth-heading'
import { FormRefusal } from '@/components/auth/form-refusal'
import { type Refusal, sendForm } from '@/components/auth/send-form'
import { useCountdown } from '@/components/auth/use-countdown'
import { Confirmed } from '@/components/recovery/confirmed'
import { DeadLink } from '@/components/recovery/dead-link'
import { forgetLinkHash, useLinkHash } from '@/components/recovery/use-link-hash'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import type { Confirmation } from '@/lib/accounts/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'

/**
 * Follows a link out of a mail at the press of a button and not before: programs that look into mails for viruses open
 * links too, some with scripts.
 */
export function ConfirmPanel({ isSignedIn }: { isSignedIn: boolean }) {
  const link = useLinkHash()
  const [done, setDone] = useState<Confirmation>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setIsBusy] = useState(false)
  const secondsLeft = useCountdown(refusal?.retryAt)

  async function confirm() {
    setRefusal(undefined)
    setIsBusy(true)
    const input = { token: link?.token ?? '' }
    const sent = await sendForm<{ what: Confirmation }>({ url: apiPaths.verify(), input })
    setIsBusy(false)
    if ('refusal' in sent) return setRefusal(sent.refusal)
    forgetLinkHash()
    setDone(sent.answer.what)
  }

  const goOn = isSignedIn ? (
    <ButtonLink href={paths.settings()} size="lg">
      To your settings
    </ButtonLink>
  ) : (
    <ButtonLink href={paths.login()} size="lg">
      Sign in
    </ButtonLink>
  )
  if (done !== undefined) return <Confirmed what={done} action={goOn} />
  if (refusal?.code === 'link_expired') return <DeadLink message={refusal.message} action={goOn} />
  if (link?.token === '') return <DeadLink action={goOn} />
  return (
    <>
      <AuthHeading title="Confirm your e-mail">
        One press, and we know that the mail has reached the right person.
      </AuthHeading>
      <div className="grid gap-5">
        <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
        <Button size="lg" busy={isBusy} disabled={secondsLeft > 0} onClick={confirm} className="w-full">
          Confirm
        </Button>
      </div>
    </>
  )
}
