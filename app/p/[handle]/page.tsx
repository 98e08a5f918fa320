import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ClipGrid } from '@/components/partner/clip-grid'
import { PartnerHeader } from '@/components/partner/partner-header'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import { getActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { getPartner } from '@/lib/partners/get-partner'

type PartnerPageProps = {
  params: Promise<{ handle: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

const pageSize = 12

/** A wrong handle and a made-up cursor are the same thing to a reader: not here. */
function missing(error: unknown): never {
  if (error instanceof AppError && error.status < 500) notFound()
  throw error
}

/** Once per request, for the page and for its metadata. */
const loadPartner = cache((handle: string) => getPartner({ handle }).catch(missing))

export async function generateMetadata({ params }: PartnerPageProps): Promise<Metadata> {
  const { name, bio, handle, avatarUrl } = await loadPartner((await params).handle)
  const description = bio || `Short clips of the food at ${name}.`
  return {
    title: name,
    description,
    alternates: { canonical: paths.partner(handle) },
    openGraph: {
      type: 'profile',
      siteName: 'Morsel',
      url: paths.partner(handle),
      title: name,
      description,
      ...(avatarUrl ? { images: [avatarUrl] } : {}),
    },
  }
}

/** A partner's own page: who, where, how to order, and everything they filmed. */
export default async function PartnerPage({ params, searchParams }: PartnerPageProps) {
  const { handle } = await params
  const { before } = await searchParams
  const cursor = typeof before === 'string' ? before : undefined
  const actor = await getActor()
  const [partner, page] = await Promise.all([
    loadPartner(handle),
    getFeedPage({ actor, handle, limit: pageSize, ...(cursor ? { cursor } : {}) }).catch(missing),
  ])
  return (
    <PageShell header={<SiteHeader actor={actor} />}>
      <PartnerHeader partner={partner} />
      <ClipGrid
        cards={page.items}
        handle={partner.handle}
        nextCursor={page.nextCursor}
        isOwner={actor?.partner?.handle === partner.handle}
        isFirstPage={!cursor}
      />
    </PageShell>
  )
}
