import { describe, expect, it } from 'vitest'
import { hasRunDry, inHand, isWholeClipHere } from '@/components/player/buffered'
import { warmthOfNext } from '@/components/player/warmth'

const good = { savesData: false, isSlow: false }
const slow = { savesData: false, isSlow: true }

const ranges = (...spans: [start: number, end: number][]): TimeRanges => ({
  length: spans.length,
  start: (at) => spans[at]?.[0] ?? 0,
  end: (at) => spans[at]?.[1] ?? 0,
})

const warmth = (line: typeof good, hand: Parameters<typeof warmthOfNext>[1], stoppedShort = false) =>
  warmthOfNext(line, hand, { stoppedShort })

describe('the next clip', () => {
  it('stays cold while the one on screen has little in hand', () => {
    expect(warmth(good, { aheadSeconds: 1, leftSeconds: 20 })).toBe('none')
    expect(warmth(good, { aheadSeconds: 0, leftSeconds: Number.NaN })).toBe('none')
    expect(warmth(good, { aheadSeconds: 0, leftSeconds: Number.POSITIVE_INFINITY })).toBe('none')
  })

  it('gets its first frame, and more only where that did not come by itself', () => {
    expect(warmth(good, { aheadSeconds: 2, leftSeconds: 20 })).toBe('metadata')
    expect(warmth(good, { aheadSeconds: 5, leftSeconds: 20 })).toBe('metadata')
    expect(warmth(good, { aheadSeconds: 4, leftSeconds: 20 }, true)).toBe('metadata')
    expect(warmth(good, { aheadSeconds: 5, leftSeconds: 20 }, true)).toBe('auto')
  })

  it('gets the line when the one on screen needs no more of it', () => {
    expect(warmth(good, { aheadSeconds: 0.9, leftSeconds: 1 })).toBe('metadata')
    expect(warmth(good, { aheadSeconds: 0, leftSeconds: 0.1 }, true)).toBe('auto')
  })

  it('waits longer on a slow line and never gets all of it', () => {
    expect(warmth(slow, { aheadSeconds: 2, leftSeconds: 20 })).toBe('none')
    expect(warmth(slow, { aheadSeconds: 15, leftSeconds: 20 }, true)).toBe('metadata')
  })

  it('is not fetched at all by who saves data', () => {
    expect(warmth({ ...good, savesData: true }, { aheadSeconds: 20, leftSeconds: 20 })).toBe('none')
  })
})

describe('what is in hand', () => {
  it('counts from where the clip plays and stops at a gap', () => {
    const player = { buffered: ranges([0, 4], [6, 10]), currentTime: 1, duration: 10 }
    expect(inHand(player)).toEqual({ aheadSeconds: 3, leftSeconds: 9 })
    expect(inHand({ ...player, currentTime: 7 })).toEqual({ aheadSeconds: 3, leftSeconds: 3 })
    expect(inHand({ ...player, buffered: ranges() }).aheadSeconds).toBe(0)
  })

  it('is the whole clip when one stretch covers it', () => {
    expect(isWholeClipHere({ buffered: ranges([0, 9.9]), currentTime: 3, duration: 10 })).toBe(true)
    expect(isWholeClipHere({ buffered: ranges([0, 8]), currentTime: 3, duration: 10 })).toBe(false)
    expect(isWholeClipHere({ buffered: ranges([0, 4], [6, 10]), currentTime: 3, duration: 10 })).toBe(false)
  })
})

describe('a clip that waits', () => {
  const player = (bufferedSeconds: number) => ({
    buffered: ranges([0, bufferedSeconds]),
    currentTime: 3,
    duration: 10,
  })

  it('has run dry only without bytes: else it is the processor that cannot follow', () => {
    expect(hasRunDry(player(3.1))).toBe(true)
    expect(hasRunDry(player(4))).toBe(false)
  })

  it('has not when all that is left is here', () => {
    expect(hasRunDry({ ...player(9.9), currentTime: 9.8 })).toBe(false)
  })
})
