import { expect, it } from 'vitest'
import { dayMs } from '@/lib/core/time'
import { explain } from '@/lib/ranking/explain'

const now = Date.UTC(2026, 5, 1)
const ago = (days: number) => new Date(now - days * dayMs)

it.each([
  [
    { publishedAt: ago(1), reason: 'popular', isFollowed: true, likedTag: 'ramen' },
    'New from a kitchen you follow',
  ],
  [{ publishedAt: ago(9), reason: null, isFollowed: true }, 'From a kitchen you follow'],
  [{ publishedAt: ago(9), reason: 'popular', likedTag: 'ramen' }, 'You like #ramen'],
  [{ publishedAt: ago(1), reason: 'new-kitchen', likedTag: null }, 'A new kitchen'],
  [{ publishedAt: ago(1), reason: 'popular' }, 'Popular this week'],
  [{ publishedAt: ago(1), reason: 'finished' }, 'Most watch it to the end'],
  [{ publishedAt: ago(1), reason: null }, 'Just published'],
  [{ publishedAt: ago(4), reason: null }, 'From all kitchens'],
] as const)('%j is told as "%s"', (known, text) => {
  expect(explain(known, now).text).toBe(text)
})
