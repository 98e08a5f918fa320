import { afterEach, expect, it, vi } from 'vitest'
import { lookForClips } from '@/components/feed/look-for-clips'
import type { FeedList, FeedPage } from '@/lib/feed/schema'

const list: FeedList = { of: 'all', filter: { diet: 'halal' } }
const life = new AbortController().signal
const empty = (nextCursor: string | null): FeedPage => ({ items: [], nextCursor })

function answer(pages: Record<string, unknown>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    const url = new URL(path, 'http://localhost:3000')
    const cursor = url.searchParams.get('cursor') ?? ''
    asked.push(`${url.searchParams.get('diet')} ${cursor}`)
    return Response.json(pages[cursor])
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

it('goes on behind empty pages until one has a clip, with what was chosen', async () => {
  const found = { items: [{ id: 'clip' }], nextCursor: 'c' }
  const asked = answer({ a: empty('b'), b: found })
  expect(await lookForClips(list, empty('a'), life)).toEqual(found)
  expect(asked).toEqual(['halal a', 'halal b'])
})

it('ends where the list does', async () => {
  const asked = answer({ a: empty('b'), b: empty(null) })
  expect(await lookForClips(list, empty('a'), life)).toEqual(empty(null))
  expect(asked).toHaveLength(2)
})
