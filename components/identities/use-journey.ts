import { useEffect, useState } from 'react'
import type { Refusal } from '@/components/auth/send-form'
import type { ProviderId } from '@/lib/identities/schema'
import { beginJourney, type Journey } from './begin-journey'

type Fetcher = Parameters<typeof beginJourney>[2]

/** What a row of "Continue with …" buttons needs: which one is on its way, and why one was refused. */
export function useJourney(fetcher?: Fetcher) {
  const [leavingTo, setLeavingTo] = useState<ProviderId>()
  const [refusal, setRefusal] = useState<Refusal>()

  useEffect(() => {
    // The back button may bring the page back as it was left: busy for ever.
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) setLeavingTo(undefined)
    }
    addEventListener('pageshow', comeBack)
    return () => removeEventListener('pageshow', comeBack)
  }, [])

  const begin = async (provider: ProviderId, journey: Journey) => {
    setRefusal(undefined)
    setLeavingTo(provider)
    const said = await beginJourney(provider, journey, fetcher)
    if (!said) return
    setRefusal(said)
    setLeavingTo(undefined)
  }
  return { leavingTo, refusal, begin }
}
