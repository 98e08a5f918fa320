import { describe, expect, it } from 'vitest'
import { likedTag, wishOf } from '@/lib/ranking/wish'

const nothing = { isFollowed: false, refusedOfPartner: 0, tastes: [] }
const taste = (tag: string, liked: number, refused = 0) => ({ tag, liked, refused })

describe('how much a reader wants a clip', () => {
  it('is nothing where they said nothing', () => {
    expect(wishOf(nothing)).toBe(0)
  })

  it('grows with a followed kitchen and a liked tag, and with how often it was liked', () => {
    expect(wishOf({ ...nothing, isFollowed: true })).toBeGreaterThan(0)
    const once = wishOf({ ...nothing, tastes: [taste('ramen', 1)] })
    expect(once).toBeGreaterThan(0)
    expect(wishOf({ ...nothing, tastes: [taste('ramen', 5)] })).toBeGreaterThan(once)
  })

  it('falls with what they refused: most with the kitchen, less with its tags', () => {
    const tag = wishOf({ ...nothing, tastes: [taste('ramen', 0, 1)] })
    const kitchen = wishOf({ ...nothing, refusedOfPartner: 1 })
    expect(tag).toBeLessThan(0)
    expect(kitchen).toBeLessThan(tag)
    expect(wishOf({ ...nothing, refusedOfPartner: 2 })).toBeLessThan(kitchen)
  })
})

describe('the tag that is named', () => {
  it('is the most liked, unless it was refused as often', () => {
    expect(likedTag({ ...nothing, tastes: [taste('soup', 1), taste('ramen', 3)] })).toBe('ramen')
    expect(likedTag({ ...nothing, tastes: [taste('soup', 1), taste('ramen', 3, 3)] })).toBe('soup')
    expect(likedTag({ ...nothing, tastes: [taste('soup', 0, 2)] })).toBeNull()
  })
})
