import { describe, expect, it } from 'vitest'
import { describeMoments } from '@/components/feed/moments-structured-data'
import { clipQuery } from '@/lib/feed/schema'

const url = 'https://morsel.example/v/1'

describe('the dishes of a clip for search engines', () => {
  it('each lasts until the next one or the end, and its address begins there', () => {
    const moments = [
      { atMs: 0, name: 'Broth', price: null },
      { atMs: 4_500, name: 'Noodles', price: { minor: 1_200, currency: 'EUR' } },
    ]
    expect(describeMoments({ moments, durationMs: 9_200 }, url)).toEqual([
      { '@type': 'Clip', name: 'Broth', startOffset: 0, endOffset: 4.5, url: `${url}?t=0` },
      { '@type': 'Clip', name: 'Noodles', startOffset: 4.5, endOffset: 9.2, url: `${url}?t=4.5` },
    ])
  })

  it('are not there where none is marked, nor behind the end of a video that was replaced by a shorter one', () => {
    expect(describeMoments({ moments: [], durationMs: 9_000 }, url)).toBeUndefined()
    const late = [{ atMs: 9_000, name: 'Tea', price: null }]
    expect(describeMoments({ moments: late, durationMs: 9_000 }, url)).toBeUndefined()
  })

  it('have addresses that the page reads, and nonsense is the beginning', () => {
    expect(clipQuery.parse({ t: '4.5' })).toEqual({ t: 4.5 })
    for (const t of ['', 'x', '-1', '1e9', ['1', '2']]) expect(clipQuery.parse({ t }).t ?? 0).toBe(0)
  })
})
