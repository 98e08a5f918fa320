'use client'

import { type ReactNode, useState } from 'react'
import { FormRefusal } from '@/components/auth/form-refusal'
import { type Refusal, sendForm } from '@/components/auth/send-form'
import { textLinkStyle } from '@/components/auth/text-link'
import { useCountdown } from '@/components/auth/use-countdown'
import { Outcome } from '@/components/recovery/outcome'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { LetterDrawing } from '@/components/ui/drawings'
import { paths } from '@/lib/core/paths'

/** Mail takes a moment; asking again within it only makes the first link void. */
const pauseMs = 60_000

type CheckMailProps = {
  /** What was sent to get the mail; the same again gets another one. */
  request: { url: string; input: { email: string } }
  /** Mails land on a page of this server, to be read there. */
  hasInbox: boolean
  /** Back to the form. */
  onOther: () => void
  children: ReactNode
}

/** The mail is on its way: what to look for, what to do when it does not come. */
export function CheckMail({ request, hasInbox, onOther, children }: CheckMailProps) {
  const [waitUntil, setWaitUntil] = useState(() => Date.now() + pauseMs)
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [sentAgain, setSentAgain] = useState(false)
  const secondsLeft = useCountdown(refusal?.retryAt ?? waitUntil)
  const clock = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, '0')}`

  async function sendAgain() {
    setIsSending(true)
    setRefusal(undefined)
    const sent = await sendForm(request)
    setIsSending(false)
    setSentAgain(!('refusal' in sent))
    if ('refusal' in sent) setRefusal(sent.refusal)
    else setWaitUntil(Date.now() + pauseMs)
  }

  return (
    <Outcome
      drawing={<LetterDrawing />}
      title="Check your mail"
      action={
        <>
          {hasInbox ? (
            <ButtonLink href={paths.inbox()} size="lg" className="max-sm:w-full">
              Open the inbox
            </ButtonLink>
          ) : null}
          <Button
            size="lg"
            variant="secondary"
            busy={isSending}
            disabled={secondsLeft > 0}
            onClick={sendAgain}
            className="max-sm:w-full"
          >
            Send it again
            {secondsLeft > 0 ? (
              <span aria-hidden="true" className="tabular-nums">
                in {clock}
              </span>
            ) : null}
          </Button>
        </>
      }
    >
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      {children}
      <p>
        Nothing there after a minute? Look into the spam folder. A typo in the address?{' '}
        <button type="button" onClick={onOther} className={textLinkStyle}>
          Use another one
        </button>
      </p>
      <p role="status" className="font-semibold text-herb-ink text-sm empty:hidden">
        {sentAgain ? 'Sent again. Only the newest link works.' : null}
      </p>
    </Outcome>
  )
}
