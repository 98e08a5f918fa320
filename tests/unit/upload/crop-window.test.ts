import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cropWindow, freeAxis, sizeToEncode } from '@/components/upload/edit/crop-window'

describe('cropWindow', () => {
  it('cuts a wide picture at its sides and a tall one above and below', () => {
    expect(cropWindow({ width: 1920, height: 1080 }, 0)).toEqual({
      left: 0,
      top: 0,
      width: 606,
      height: 1080,
    })
    expect(cropWindow({ width: 1920, height: 1080 }, 1).left).toBe(1920 - 606)
    expect(cropWindow({ width: 1080, height: 2400 }, 0.5)).toEqual({
      left: 0,
      top: 240,
      width: 1080,
      height: 1920,
    })
  })

  it('stays inside of any picture, with even sides, in the shape of a phone', () => {
    const side = fc.integer({ min: 160, max: 4_320 })
    fc.assert(
      fc.property(side, side, fc.double({ min: -1, max: 2, noNaN: true }), (width, height, position) => {
        const crop = cropWindow({ width, height }, position)
        expect(crop.left).toBeGreaterThanOrEqual(0)
        expect(crop.top).toBeGreaterThanOrEqual(0)
        expect(crop.left + crop.width).toBeLessThanOrEqual(width)
        expect(crop.top + crop.height).toBeLessThanOrEqual(height)
        expect([crop.width % 2, crop.height % 2]).toEqual([0, 0])
        expect(Math.abs(crop.width / crop.height / (9 / 16) - 1)).toBeLessThan(0.03)
      }),
    )
  })
})

describe('freeAxis', () => {
  it.each([
    [{ width: 1080, height: 1920 }, null],
    [{ width: 1078, height: 1920 }, null],
    [{ width: 1920, height: 1080 }, 'x'],
    [{ width: 1080, height: 1080 }, 'x'],
    [{ width: 1080, height: 2400 }, 'y'],
  ])('of %j is %s', (picture, axis) => {
    expect(freeAxis(picture)).toBe(axis)
  })
})

describe('sizeToEncode', () => {
  it.each([
    [
      { width: 2160, height: 3840 },
      { width: 1080, height: 1920 },
    ],
    [
      { width: 3840, height: 2160 },
      { width: 1920, height: 1080 },
    ],
    [
      { width: 607, height: 1081 },
      { width: 606, height: 1080 },
    ],
    [
      { width: 720, height: 1280 },
      { width: 720, height: 1280 },
    ],
  ])('of %j is %j', (picture, size) => {
    expect(sizeToEncode(picture)).toEqual(size)
  })
})
