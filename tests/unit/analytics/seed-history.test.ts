import { describe, expect, it } from 'vitest'
import { clips } from '../../../prisma/seed/catalogue'
import { watchHistory } from '../../../prisma/seed/watch-history'

const span = { publishedAt: new Date('2026-11-05T18:00:00Z'), now: new Date('2026-11-29T09:00:00Z') }

describe('what the demo invents', () => {
  it('could have been counted: a curve that falls, no more views than starts, no completion without the end', () => {
    for (const clip of clips) {
      const days = watchHistory(clip, span)
      expect(days).toHaveLength(25)
      for (const { starts, views, completions, watchedMs, seen } of days) {
        expect(seen).toEqual([...seen].sort((a, b) => b - a))
        expect(seen[0]).toBe(starts)
        expect([starts >= views, views >= completions, (seen.at(-1) ?? 0) >= completions]).toEqual([
          true,
          true,
          true,
        ])
        expect(watchedMs).toBeLessThan(starts * clip.durationSeconds * 1_120)
      }
    }
  })

  it('is the same in every demo, and another for every clip', () => {
    const all = clips.map((clip) => JSON.stringify(watchHistory(clip, span)))
    expect(clips.map((clip) => JSON.stringify(watchHistory(clip, span)))).toEqual(all)
    expect(new Set(all).size).toBe(clips.length)
  })
})
