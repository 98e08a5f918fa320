import { FeedScreen } from '@/components/feed/feed-screen'
import { getActor } from '@/lib/auth/session'
import { getFeedPage } from '@/lib/feed/get-feed-page'

export default async function FeedPage() {
  const actor = await getActor()
  return <FeedScreen first={await getFeedPage({ actor })} actor={actor} />
}
