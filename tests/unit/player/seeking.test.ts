import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seekGoal, stride, strideOf, writeTime } from '@/components/player/seeking'
import { changeSpeed, speeds, writeSpeed } from '@/components/player/speeds'

describe('seeking', () => {
  it('strides by a tenth, at least a second, at most five', () => {
    expect([4, 30, 180].map(strideOf)).toEqual([1, 3, 5])
  })

  it('never leaves the clip', () => {
    const seconds = fc.double({ min: 0, max: 180, noNaN: true })
    fc.assert(
      fc.property(seconds, fc.double({ min: -200, max: 200, noNaN: true }), seconds, (at, by, duration) => {
        const goal = seekGoal(at, by, duration)
        expect(goal).toBeGreaterThanOrEqual(0)
        expect(goal).toBeLessThanOrEqual(duration)
      }),
    )
  })

  it('moves a player whose length is known, and no other', () => {
    const player = { currentTime: 3, duration: 30 }
    stride(player, 1)
    expect(player.currentTime).toBe(6)
    stride(player, -1)
    stride(player, -1)
    expect(player.currentTime).toBe(0)
    const early = { currentTime: 0, duration: Number.NaN }
    stride(early, 1)
    stride(undefined, 1)
    expect(early.currentTime).toBe(0)
  })

  it('writes times as players do', () => {
    expect([0, 7.9, 65, 180].map(writeTime)).toEqual(['0:00', '0:07', '1:05', '3:00'])
  })
})

describe('speeds', () => {
  it('go from half to double, step by step, and stop at the ends', () => {
    expect([speeds[0], speeds.at(-1)]).toEqual([0.5, 2])
    expect(changeSpeed(1, 1)).toBe(1.25)
    expect(changeSpeed(1, -1)).toBe(0.75)
    expect(changeSpeed(2, 1)).toBe(2)
    expect(changeSpeed(0.5, -1)).toBe(0.5)
  })

  it('are written as the reader writes numbers', () => {
    expect(writeSpeed(1.5, 'en')).toBe('1.5×')
    expect(writeSpeed(1.5, 'de')).toBe('1,5×')
  })
})
