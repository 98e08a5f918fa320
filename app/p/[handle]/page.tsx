import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { ClipGrid } from '@/components/partner/clip-grid'
import { PartnerHeader } from '@/components/partner/partner-header'
import { PartnerMenu } from '@/components/partner/partner-menu'
import { PartnerStructuredData } from '@/components/partner/partner-structured-data'
import { PageShell } from '@/components/ui/page-shell'
import { readerLocale } from '@/components/ui/reader-locale'
import { SiteHeader } from '@/components/ui/site-header'
import { getActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { isFollowing } from '@/lib/engagement/is-following'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { getMenu } from '@/lib/feed/get-menu'
import { getPartner } from '@/lib/partners/get-partner'
import { env } from '@/lib/platform/env'

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

/**
 * Once per request, for the page and for its metadata. A handle that was left leads on; not for good (308), because browsers
 * would remember that, and who takes the old handle back would send them in circles.
 */
const loadPartner = cache(async (handle: string) => {
  const partner = await getPartner({ handle }).catch(missing)
  if (partner.handle !== handle) redirect(paths.partner(partner.handle))
  return partner
})

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
  const [partner, isFollowed, locale, page, menu] = await Promise.all([
    loadPartner(handle),
    isFollowing(actor, handle),
    readerLocale(),
    getFeedPage({ actor, handle, limit: pageSize, ...(cursor ? { cursor } : {}) }).catch(missing),
    getMenu({ handle }),
  ])
  const isOwner = actor?.partner?.handle === partner.handle
  return (
    <PageShell header={<SiteHeader actor={actor} />}>
      <PartnerStructuredData partner={partner} menu={menu} origin={env().APP_ORIGIN} />
      <PartnerHeader
        partner={partner}
        isOwner={isOwner}
        following={{ isFollowing: isFollowed, isSignedIn: actor !== null }}
        locale={locale}
        nowMs={Date.now()}
      />
      {cursor ? null : <PartnerMenu menu={menu} locale={locale} />}
      <ClipGrid
        cards={page.items}
        handle={partner.handle}
        nextCursor={page.nextCursor}
        isOwner={isOwner}
        isFirstPage={!cursor}
      />
    </PageShell>
  )
}
