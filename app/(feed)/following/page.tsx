import type { Metadata } from 'next'
import { FeedScreen } from '@/components/feed/feed-screen'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { getFeedPage } from '@/lib/feed/get-feed-page'

export const metadata: Metadata = { title: 'From kitchens you follow' }

export default async function FollowingPage() {
  const actor = await requirePageActor(paths.following())
  return (
    <FeedScreen
      list={{ of: 'following', filter: null }}
      first={await getFeedPage({ actor, of: 'following' })}
      actor={actor}
    />
  )
}
