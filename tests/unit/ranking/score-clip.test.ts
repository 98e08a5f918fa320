import { describe, expect, it } from 'vitest'
import { dayMs, hourMs, minuteMs } from '@/lib/core/time'
import { type ClipFacts, mostEarnedMs, scoreClip } from '@/lib/ranking/score-clip'
import { columnOf, isHeld, isPreparing, slotMs, slotOf } from '@/lib/ranking/slots'

const publishedAt = new Date('2026-03-01T12:00:00Z')
const unknown: ClipFacts = {
  publishedAt,
  likes: 0,
  saves: 0,
  starts: 0,
  completions: 0,
  viewsThisWeek: 0,
  followers: 0,
  earlierClips: 9,
  partnerSince: new Date(publishedAt.getTime() - 400 * dayMs),
}
const earned = (facts: Partial<ClipFacts>) =>
  scoreClip({ ...unknown, ...facts }).at.getTime() - publishedAt.getTime()

describe('the place of a clip', () => {
  const seen = { starts: 400, completions: 100 }

  it.each<[string, Partial<ClipFacts>]>([
    ['likes', { likes: 3 }],
    ['kept copies', { saves: 3 }],
    ['people who watch to the end', { completions: 300 }],
    ['views of this week', { viewsThisWeek: 60 }],
  ])('moves forward with %s', (_, more) => {
    expect(earned({ ...seen, ...more })).toBeGreaterThan(earned(seen))
  })

  it('moves back when its kitchen goes on publishing, and forward while nobody knows it', () => {
    expect(earned({ ...seen, followers: 2 })).toBeLessThan(earned(seen))
    const rate = { completions: 0 }
    expect(earned({ ...rate, starts: 0 })).toBeGreaterThan(earned({ ...rate, starts: 100 }))
  })

  it('counts a kept clip for more than a liked one', () => {
    expect(earned({ ...seen, saves: 5 })).toBeGreaterThan(earned({ ...seen, likes: 5 }))
  })

  it('of a new kitchen is ahead of whatever is older, until enough people began to watch', () => {
    const debut = { earlierClips: 0, partnerSince: new Date(publishedAt.getTime() - dayMs) }
    const star = { likes: 1e6, saves: 1e6, starts: 1e6, completions: 1e6, viewsThisWeek: 1e6 }
    expect(earned(debut)).toBe(mostEarnedMs)
    expect(earned(star)).toBe(mostEarnedMs)
    expect(earned({ ...debut, starts: 100 })).toBeLessThan(mostEarnedMs)
    expect(earned({ ...debut, earlierClips: 3 })).toBeLessThan(mostEarnedMs)
    expect(earned({ ...debut, partnerSince: unknown.partnerSince })).toBeLessThan(mostEarnedMs)
  })

  it('changes in steps, so that a single view writes nothing', () => {
    expect(earned({ starts: 33 }) % (15 * minuteMs)).toBe(0)
  })

  it('says what put it there, and nothing where it is only its time', () => {
    const reasonOf = (facts: Partial<ClipFacts>) => scoreClip({ ...unknown, ...facts }).reason
    expect(reasonOf({})).toBeNull()
    expect(reasonOf({ starts: 900, completions: 100, likes: 20, viewsThisWeek: 300 })).toBe('popular')
    expect(reasonOf({ starts: 900, completions: 100, likes: 20, viewsThisWeek: 3 })).toBeNull()
    expect(reasonOf({ starts: 60, completions: 40 })).toBe('finished')
    expect(reasonOf({ earlierClips: 0, partnerSince: publishedAt })).toBe('new-kitchen')
  })
})

describe('slots', () => {
  const start = slotOf(publishedAt.getTime()) * slotMs
  it('hold for themselves and for most of the next one, and are written only when nobody holds them', () => {
    const slot = slotOf(start)
    for (let afterMs = 0; afterMs < 3 * slotMs; afterMs += minuteMs) {
      const nowMs = start + afterMs
      const written = isPreparing(nowMs) ? columnOf(slotOf(nowMs) + 1) : null
      if (isHeld(slot, nowMs)) expect(columnOf(slot)).not.toBe(written)
    }
    expect(isHeld(slot, start + slotMs + 25 * minuteMs)).toBe(true)
    expect(isHeld(slot, start + slotMs + 27 * minuteMs)).toBe(false)
    expect(isHeld(slot + 1, start)).toBe(false)
    expect(isHeld(slot, start + 24 * hourMs)).toBe(false)
  })
})
