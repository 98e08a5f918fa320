import type { Metadata } from 'next'
import { ProofProvider } from '@/components/auth/proof-provider'
import { FinishJourney } from '@/components/identities/finish-journey'
import { endOfError } from '@/components/identities/journey-end'
import { JourneyEndPage } from '@/components/identities/journey-end-page'
import { paths, safeNextPath } from '@/lib/core/paths'
import { journeyErrors } from '@/lib/identities/schema'

export const metadata: Metadata = { title: 'One moment', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where a journey to a provider ends. Decides nothing: who it is stands in a cookie, and the exchange reads it. */
export default async function ContinueOAuthPage({ searchParams }: Props) {
  const { next: asked, error: said, link, remember } = await searchParams
  const next = typeof asked === 'string' ? safeNextPath(asked) : undefined
  const error = journeyErrors.find((one) => one === said)
  if (error) {
    const end = endOfError(error, { next: next ?? paths.feed(), isForSettings: link === '1' })
    return <JourneyEndPage end={end} />
  }
  return (
    <ProofProvider>
      <FinishJourney link={link === '1'} remember={remember === '1'} {...(next ? { next } : {})} />
    </ProofProvider>
  )
}
