import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { describeClip } from '@/components/feed/describe-clip'
import { FeedScreen } from '@/components/feed/feed-screen'
import { getActor } from '@/lib/auth/session'
import { encodeCursor } from '@/lib/core/cursor'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { getVideoCard } from '@/lib/feed/get-video-card'

type PartnerClipPageProps = { params: Promise<{ handle: string; videoId: string }> }

/** Once per request, for the page and for its share card, which names the clip's own address. */
const loadCard = cache(async (videoId: string) => {
  try {
    return await getVideoCard({ actor: await getActor(), videoId })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: PartnerClipPageProps): Promise<Metadata> {
  return describeClip(await loadCard((await params).videoId))
}

/** A clip out of a kitchen's own page, and the older ones of that kitchen after it. */
export default async function PartnerClipPage({ params }: PartnerClipPageProps) {
  const { handle, videoId } = await params
  const [actor, card] = [await getActor(), await loadCard(videoId)]
  // A handle that was left, or made up: the clip says whose it is.
  if (card.partner.handle !== handle) redirect(paths.partnerClip(card.partner.handle, videoId))
  const cursor = encodeCursor({ at: new Date(card.publishedAt), id: card.id })
  const page = await getFeedPage({ actor, handle, cursor })
  return (
    <FeedScreen
      list={{ of: 'all', handle, filter: null }}
      first={{ items: [card, ...page.items], nextCursor: page.nextCursor }}
      actor={actor}
      back={{ href: paths.partner(handle), label: card.partner.name }}
    />
  )
}
