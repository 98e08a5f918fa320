'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { AuthHeading } from '@/components/auth/auth-heading'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { sendForm } from '@/components/auth/send-form'
import { Spinner } from '@/components/ui/spinner'
import type { UserDto } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'
import { endOfRefusal, type JourneyEnd } from './journey-end'
import { JourneyEndPage } from './journey-end-page'

type FinishJourneyProps = {
  /** Adds the identity to the account that is signed in, instead of signing in with it. */
  link: boolean
  /** A path on this site, already checked; undefined for the usual one. */
  next?: string
  remember: boolean
}

/** Exchanges what the provider said, as it lies in a cookie, and goes on to where the person was heading. */
export function FinishJourney({ link, next, remember }: FinishJourneyProps) {
  const fetcher = useProvenFetch()
  const [end, setEnd] = useState<JourneyEnd>()
  // The answer is good for one exchange, and React runs effects twice in development.
  const isUnderWay = useRef(false)

  const exchange = useCallback(async () => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setEnd(undefined)
    const input = { remember, link }
    const sent = await sendForm<{ user: UserDto } | null>({ url: apiPaths.oauthExchange(), input, fetcher })
    if ('refusal' in sent) {
      isUnderWay.current = false
      return setEnd(endOfRefusal(sent.refusal, { next: next ?? paths.feed(), isForSettings: link }))
    }
    const { answer } = sent
    // Not kept in the history: going back there could only fail.
    location.replace(answer ? afterSignIn(answer.user.role, next) : (next ?? paths.signInSettings()))
  }, [fetcher, next, link, remember])

  useEffect(() => {
    exchange()
  }, [exchange])

  if (end) return <JourneyEndPage end={end} onRetry={exchange} />
  return (
    <div aria-busy="true">
      <AuthHeading title="One moment">
        <span role="status">{link ? 'Linking your account…' : 'Signing you in…'}</span>
      </AuthHeading>
      <Spinner className="size-8 text-paprika" />
      <noscript>
        <p className="mt-6">Signing in with another service needs JavaScript. Your password works without.</p>
      </noscript>
    </div>
  )
}
