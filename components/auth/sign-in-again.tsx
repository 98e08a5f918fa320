'use client'

import { useState } from 'react'
import { logOut } from '@/components/auth/log-out'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { paths } from '@/lib/core/paths'

/** For an account that this browser has nothing to prove with: signing in anew is a proof too. */
export function SignInAgain() {
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')

  async function leave() {
    setState('busy')
    // Signed out first: the sign-in page sends whoever is signed in straight back.
    if (await logOut()) location.assign(paths.login(location.pathname))
    else setState('failed')
  }

  return (
    <div className="grid gap-5">
      {state === 'failed' ? (
        <InlineAlert>We could not reach the server. Check your connection and try again.</InlineAlert>
      ) : null}
      <p>
        There is no password here to ask for. Sign out and in again, the way you usually do, and you come back
        to this page.
      </p>
      <Button size="lg" className="w-full" busy={state === 'busy'} onClick={leave}>
        Sign in again
      </Button>
    </div>
  )
}
