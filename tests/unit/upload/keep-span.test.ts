import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTenths } from '@/components/upload/edit/format-tenths'
import { cutOf, minSpanSeconds, moveEnd, wholeSpan } from '@/components/upload/edit/keep-span'

describe('a span to keep', () => {
  it('is all of a clip, or its beginning where it is too long to be sent', () => {
    expect(wholeSpan(42.3, 180)).toEqual({ startSeconds: 0, endSeconds: 42.3 })
    expect(wholeSpan(242, 180)).toEqual({ startSeconds: 0, endSeconds: 180 })
    expect(wholeSpan(242, null)).toEqual({ startSeconds: 0, endSeconds: 242 })
  })

  it('pushes the other end along', () => {
    const span = { startSeconds: 2, endSeconds: 4 }
    expect(moveEnd(span, 'startSeconds', 6, 10)).toEqual({ startSeconds: 6, endSeconds: 6.5 })
    expect(moveEnd(span, 'endSeconds', 1, 10)).toEqual({ startSeconds: 0.5, endSeconds: 1 })
  })

  it('reaches the very end, which lies between two steps', () => {
    const moved = moveEnd({ startSeconds: 0, endSeconds: 3 }, 'endSeconds', 9.9, 9.97)
    expect(moved.endSeconds).toBe(9.97)
    expect(cutOf(moved, 9.97)).toBeNull()
  })

  it('never leaves the clip, nor gets shorter than a clip', () => {
    const seconds = fc.double({ min: 0, max: 300, noNaN: true })
    const duration = fc.double({ min: 0.2, max: 200, noNaN: true })
    fc.assert(
      fc.property(duration, fc.array(fc.tuple(fc.boolean(), seconds)), (durationSeconds, moves) => {
        let span = wholeSpan(durationSeconds, null)
        for (const [isStart, to] of moves)
          span = moveEnd(span, isStart ? 'startSeconds' : 'endSeconds', to, durationSeconds)
        expect(span.startSeconds).toBeGreaterThanOrEqual(0)
        expect(span.endSeconds).toBeLessThanOrEqual(durationSeconds + 1e-9)
        const shortest = Math.min(minSpanSeconds, durationSeconds)
        expect(span.endSeconds - span.startSeconds).toBeGreaterThan(shortest - 1e-9)
      }),
    )
  })

  it('is told to the tenth', () => {
    expect(formatTenths(3.24)).toBe('0:03.2')
    expect(formatTenths(59.97)).toBe('1:00.0')
    expect(formatTenths(185)).toBe('3:05.0')
  })
})
