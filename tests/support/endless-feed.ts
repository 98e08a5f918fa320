import type { Page } from '@playwright/test'
import type { FeedPage, VideoCard } from '@/lib/feed/schema'

const pageSize = 20

/**
 * Answers the feed's calls for more with as many clips as wanted. They are the real first ones over and over, each with an
 * id of its own.
 *
 * @param change what is different about each of them
 * @returns the page that the real API begins with
 */
export async function stubFeed(
  page: Page,
  count: number,
  change: (card: VideoCard, index: number) => Partial<VideoCard> = () => ({}),
): Promise<FeedPage> {
  const real = (await (await page.request.get('/api/feed')).json()) as FeedPage
  const cardAt = (index: number): VideoCard => {
    const card = real.items[index % real.items.length]
    if (!card) throw new Error('the feed is empty')
    const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`
    return { ...card, id, ...change(card, index) }
  }
  await page.route('**/api/feed?*', async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor')) || 0
    const to = Math.min(from + pageSize, count)
    const items = Array.from({ length: to - from }, (_, offset) => cardAt(from + offset))
    await route.fulfill({ json: { items, nextCursor: to < count ? String(to) : null } })
  })
  return real
}
