'use client'

import { useState } from 'react'
import { FormRefusal } from '@/components/auth/form-refusal'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { type Refusal, sendForm } from '@/components/auth/send-form'
import { useCountdown } from '@/components/auth/use-countdown'
import { MailSent } from '@/components/settings/mail-sent'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import * as apiPaths from '@/lib/core/api-paths'

type Progress = 'resting' | 'sending' | 'sent'

/** Asks for the mail that confirms the address. */
export function VerifyEmail({ email, hasInbox }: { email: string; hasInbox: boolean }) {
  const fetcher = useProvenFetch()
  const [progress, setProgress] = useState<Progress>('resting')
  const [refusal, setRefusal] = useState<Refusal>()
  const secondsLeft = useCountdown(refusal?.retryAt)

  async function send() {
    setRefusal(undefined)
    setProgress('sending')
    const sent = await sendForm({ url: apiPaths.verifyMail(), input: {}, fetcher })
    setProgress('refusal' in sent ? 'resting' : 'sent')
    if ('refusal' in sent) setRefusal(sent.refusal)
  }

  if (progress === 'sent')
    return (
      <MailSent title="The link is on its way" hasInbox={hasInbox}>
        Look into the inbox of <span className="wrap-anywhere font-semibold">{email}</span>, and into the spam
        folder if it hides.
      </MailSent>
    )
  return (
    <>
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <InlineAlert
        tone="info"
        title="Is this address yours?"
        action={
          <Button
            variant="secondary"
            busy={progress === 'sending'}
            disabled={secondsLeft > 0}
            onClick={send}
            className="mt-1"
          >
            Send me the link
          </Button>
        }
      >
        Confirm it with a link that we mail you, so that we can reach you when something happens to your
        account.
      </InlineAlert>
    </>
  )
}
