import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { FeedList, FeedPage } from '@/lib/feed/schema'

/** @throws when the answer is not a page: no network, a refusal, or a server in trouble */
export async function fetchFeedPage(
  { of, handle, filter }: FeedList,
  cursor: string,
  signal: AbortSignal,
): Promise<FeedPage> {
  const response = await fetchWithRefresh(viewerPaths.feed({ of, handle, cursor, ...filter }), { signal })
  if (!response.ok) throw new Error(`The feed answered ${response.status}.`)
  const page: FeedPage = await response.json()
  return page
}
