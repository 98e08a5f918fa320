import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ClipStructuredData } from '@/components/feed/clip-structured-data'
import { describeClip } from '@/components/feed/describe-clip'
import { FeedScreen } from '@/components/feed/feed-screen'
import { StartAt } from '@/components/feed/start-at'
import { getActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { getVideoCard } from '@/lib/feed/get-video-card'
import { clipQuery } from '@/lib/feed/schema'
import { env } from '@/lib/platform/env'

type ClipPageProps = {
  params: Promise<{ videoId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Once per request, for the page and for its share card. */
const loadCard = cache(async (videoId: string) => {
  try {
    return await getVideoCard({ actor: await getActor(), videoId })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Pick<ClipPageProps, 'params'>): Promise<Metadata> {
  return describeClip(await loadCard((await params).videoId))
}

/** A shared clip, and the feed after it. */
export default async function ClipPage({ params, searchParams }: ClipPageProps) {
  const { t: startSeconds } = clipQuery.parse(await searchParams)
  const actor = await getActor()
  const [card, page] = await Promise.all([loadCard((await params).videoId), getFeedPage({ actor })])
  const rest = page.items.filter(({ id }) => id !== card.id)
  return (
    <>
      <ClipStructuredData card={card} origin={env().APP_ORIGIN} />
      <FeedScreen first={{ items: [card, ...rest], nextCursor: page.nextCursor }} actor={actor} />
      {startSeconds ? <StartAt clipId={card.id} seconds={startSeconds} /> : null}
    </>
  )
}
