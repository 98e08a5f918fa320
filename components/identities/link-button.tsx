'use client'

import { useEffect } from 'react'
import { toast } from 'sonner'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { Button } from '@/components/ui/button'
import { paths } from '@/lib/core/paths'
import type { ProviderDto } from '@/lib/identities/schema'
import { useJourney } from './use-journey'

/** Goes to the service and comes back to the settings with it linked. */
export function LinkButton({ id, name }: ProviderDto) {
  const { leavingTo, refusal, begin } = useJourney(useProvenFetch())
  useEffect(() => {
    // Closing the question is an answer of its own: nothing to complain about.
    if (refusal && refusal.code !== 'proof_required') toast.error(refusal.message)
  }, [refusal])
  return (
    <Button
      variant="secondary"
      busy={leavingTo !== undefined}
      onClick={() => begin(id, { link: true, next: paths.signInSettings() })}
    >
      Link <span className="sr-only">{name}</span>
    </Button>
  )
}
