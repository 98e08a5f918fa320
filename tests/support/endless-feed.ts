import type { Page } from '@playwright/test'
import type { FeedPage, VideoCard } from '@/lib/feed/schema'

const pageSize = 20
/** A kitchen of the demo: what it shows plays, whatever the tests beside this one publish. */
const kitchen = 'kumo-ramen'

const madeUp = '00000000'
/** Whether a clip is one of those that `stubFeed` made up. */
export const isMadeUp = (clipId: string | null) => clipId?.startsWith(madeUp) ?? false

/**
 * Answers the feed's calls for more with as many clips as wanted. They are those of one kitchen over and over, each with an
 * id of its own.
 *
 * @param change what is different about each of them
 * @returns the clips of that kitchen as they are
 */
export async function stubFeed(
  page: Page,
  count: number,
  change: (card: VideoCard, index: number) => Partial<VideoCard> = () => ({}),
): Promise<FeedPage> {
  const real = (await (await page.request.get(`/api/feed?handle=${kitchen}`)).json()) as FeedPage
  const cardAt = (index: number): VideoCard => {
    const card = real.items[index % real.items.length]
    if (!card) throw new Error('the kitchen is empty')
    const id = `${madeUp}-0000-7000-8000-${String(index).padStart(12, '0')}`
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
