import { fetchPatiently } from '@/components/feed/use-feed-pages'
import type { FeedList, FeedPage } from '@/lib/feed/schema'

/**
 * The first page with a clip on it, from this one on; the last one, which is empty, where there is none.
 *
 * @throws when the network or the server does not answer, time and again
 */
export async function lookForClips(list: FeedList, first: FeedPage, signal: AbortSignal): Promise<FeedPage> {
  let page = first
  while (page.items.length === 0 && page.nextCursor !== null)
    page = await fetchPatiently(list, page.nextCursor, signal)
  return page
}
