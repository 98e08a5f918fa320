import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentRange, planParts } from '@/components/upload/engine/plan-parts'

const minBytes = 5_000_000
const chunk = { minBytes, bytes: 6_000_000 }

describe('planParts', () => {
  it('sends a file of exactly one chunk whole, and one byte more in two parts', () => {
    expect(planParts(6_000_000, chunk)).toEqual([{ index: 0, startByte: 0, endByte: 6_000_000 }])
    expect(planParts(6_000_001, chunk)).toHaveLength(2)
  })

  it('writes ranges with both ends included', () => {
    const parts = planParts(13_000_000, chunk)
    expect(parts.map((part) => contentRange(part, 13_000_000))).toEqual([
      'bytes 0-5999999/13000000',
      'bytes 6000000-11999999/13000000',
      'bytes 12000000-12999999/13000000',
    ])
  })

  it('covers every byte once, in order, with no part but the last at or below the minimum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400_000_000 }),
        fc.integer({ min: 1_000_000, max: 40_000_000 }),
        (totalBytes, bytes) => {
          const parts = planParts(totalBytes, { minBytes, bytes })
          let at = 0
          for (const part of parts) {
            expect(part.startByte).toBe(at)
            expect(part.endByte).toBeGreaterThan(part.startByte)
            at = part.endByte
          }
          expect(at).toBe(totalBytes)
          for (const part of parts.slice(0, -1))
            expect(part.endByte - part.startByte).toBeGreaterThan(minBytes)
        },
      ),
    )
  })
})
