import { FeedScreen } from '@/components/feed/feed-screen'
import { getActor } from '@/lib/auth/session'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import { feedFilter, toFilterQuery } from '@/lib/feed/schema'

type FeedPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FeedPage({ searchParams }: FeedPageProps) {
  const filter = feedFilter.parse(await searchParams)
  const actor = await getActor()
  return (
    <FeedScreen
      list={{ of: 'all', filter: toFilterQuery(filter) }}
      first={await getFeedPage({ actor, filter })}
      actor={actor}
    />
  )
}
