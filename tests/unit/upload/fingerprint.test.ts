import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Fingerprint,
  isSameFile,
  sampleRanges,
  takeFingerprint,
} from '@/components/upload/keep/fingerprint'

const sizeBytes = 300_000
const shot = (change: (bytes: Uint8Array) => void = () => undefined, name = 'soup.mp4', lastModified = 7) => {
  const bytes = Uint8Array.from({ length: sizeBytes }, (_, index) => index % 251)
  change(bytes)
  return new File([bytes], name, { type: 'video/mp4', lastModified })
}

describe('takeFingerprint', () => {
  it('is the same for the same bytes, name and date', async () => {
    expect(await takeFingerprint(shot())).toEqual(await takeFingerprint(shot()))
    expect(await takeFingerprint(shot())).toMatchObject({
      name: 'soup.mp4',
      sizeBytes,
      lastModifiedMs: 7,
      sample: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it.each([
    ['first byte', 0],
    ['middle', sizeBytes / 2],
    ['last byte', sizeBytes - 1],
  ])('notices a change at the %s', async (_, at) => {
    const changed = shot((bytes) => bytes.set([255], at))
    expect((await takeFingerprint(changed)).sample).not.toBe((await takeFingerprint(shot())).sample)
  })

  it('stays inside the file, whatever its size, and reads little of a large one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000_000 }), (size) => {
        const ranges = sampleRanges(size)
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(size)
        }
        expect(ranges.at(0)?.[0]).toBe(0)
        expect(ranges.at(-1)?.[1]).toBe(size)
        expect(ranges.reduce((sum, [start, end]) => sum + end - start, 0)).toBeLessThanOrEqual(196_608)
      }),
    )
  })
})

describe('isSameFile', () => {
  const kept: Fingerprint = {
    name: 'soup.mp4',
    sizeBytes: 9,
    lastModifiedMs: 7,
    type: 'video/mp4',
    sample: 'aa',
  }

  it.each([
    ['renamed by the phone that hands it out', { name: '1000000033.mp4' }],
    ['copied, and so of another date', { lastModifiedMs: 8 }],
    ['called another type', { type: '' }],
  ])('takes a file that was %s', (_, change) => {
    expect(isSameFile(kept, { ...kept, ...change })).toBe(true)
  })

  it.each([
    ['another size', { sizeBytes: 10 }],
    ['other contents', { sample: 'bb' }],
    ['another name and another date, as a re-export has', { name: 'soup-2.mp4', lastModifiedMs: 8 }],
  ])('refuses %s: its parts must not be joined with the others', (_, change) => {
    expect(isSameFile(kept, { ...kept, ...change })).toBe(false)
  })
})
