import type { Metadata } from 'next'
import { FeedScreen } from '@/components/feed/feed-screen'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { getFeedPage } from '@/lib/feed/get-feed-page'

export const metadata: Metadata = { title: 'Clips you kept' }

export default async function SavedPage() {
  const actor = await requirePageActor(paths.saved())
  return (
    <FeedScreen
      list={{ of: 'saved', filter: null }}
      first={await getFeedPage({ actor, of: 'saved' })}
      actor={actor}
    />
  )
}
