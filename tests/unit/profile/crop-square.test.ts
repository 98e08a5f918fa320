import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxZoom, middle, pull, sourceSquare } from '@/components/profile/crop-square'

const wide = { width: 1_200, height: 800 }

describe('the square of a picture', () => {
  it('is the largest in the middle to begin with', () => {
    expect(sourceSquare(wide, middle)).toEqual({ left: 200, top: 0, side: 800 })
  })

  it('follows the hand: pulled to the right shows what lies further left', () => {
    const crop = pull(wide, middle, { right: 0.25, down: 0.25 })
    expect(sourceSquare(wide, crop)).toEqual({ left: 0, top: 0, side: 800 })
    const zoomed = pull(wide, { ...middle, zoom: 2 }, { right: 0, down: 0.5 })
    expect(sourceSquare(wide, zoomed)).toEqual({ left: 400, top: 0, side: 400 })
  })

  it('never leaves the picture', () => {
    const side = fc.integer({ min: 96, max: 9_000 })
    const share = fc.double({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(
        fc.record({ width: side, height: side }),
        fc.double({ min: 1, max: maxZoom, noNaN: true }),
        fc.array(fc.record({ right: share, down: share }), { maxLength: 5 }),
        (picture, zoom, pulls) => {
          const crop = pulls.reduce((at, by) => pull(picture, at, by), { ...middle, zoom })
          const { left, top, side: used } = sourceSquare(picture, crop)
          expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
          expect(left + used).toBeLessThanOrEqual(picture.width + 1e-6)
          expect(top + used).toBeLessThanOrEqual(picture.height + 1e-6)
        },
      ),
    )
  })
})
