'use client'

import { useEffect, useState } from 'react'
import { AuthHeading } from '@/components/auth/auth-heading'
import { renewSession } from '@/components/auth/renew-session'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Spinner } from '@/components/ui/spinner'
import { paths } from '@/lib/core/paths'

type Outcome = 'waiting' | 'unreachable'

/** A browser that refuses our cookies would be sent here again and again; the second time within this is one too many. */
const loopWindowMs = 5_000
const lastVisitKey = 'morsel:session-continue'

function comesInCircles(): boolean {
  try {
    const lastMs = Number(sessionStorage.getItem(lastVisitKey) ?? 0)
    sessionStorage.setItem(lastVisitKey, String(Date.now()))
    return Date.now() - lastMs < loopWindowMs
  } catch {
    return false
  }
}

/** @param next a path on this site, already checked */
export function ContinueSession({ next }: { next: string }) {
  const [outcome, setOutcome] = useState<Outcome>('waiting')
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is what asks for another try
  useEffect(() => {
    let left = false
    // Sent here with a token that was over when this page was asked for: what another tab renewed since then will do.
    renewSession(performance.timeOrigin).then((result) => {
      if (left) return
      if (result === 'unreachable') setOutcome(result)
      else location.replace(result === 'ended' || comesInCircles() ? paths.login(next) : next)
    })
    return () => {
      left = true
    }
  }, [next, attempt])

  const tryAgain = () => {
    setOutcome('waiting')
    setAttempt((count) => count + 1)
  }

  return (
    <div aria-busy={outcome === 'waiting'}>
      <AuthHeading title="One moment">
        <span role="status">
          {outcome === 'waiting' ? 'Renewing your sign-in…' : 'We cannot reach the kitchen right now.'}
        </span>
      </AuthHeading>
      {outcome === 'waiting' ? (
        <Spinner className="size-8 text-paprika" />
      ) : (
        <Button size="lg" onClick={tryAgain}>
          Try again
        </Button>
      )}
      <noscript>
        <a href={paths.login(next)} className={buttonStyle({ variant: 'secondary', className: 'mt-6' })}>
          Sign in to go on
        </a>
      </noscript>
    </div>
  )
}
