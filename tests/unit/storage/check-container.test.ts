import { describe, expect, it } from 'vitest'
import { checkContainer } from '@/lib/storage/check-container'
import { readClip } from '../../support/clip-file'

const clip = readClip()

function look(bytes: Uint8Array) {
  const reads: number[] = []
  const check = checkContainer(bytes.byteLength, async (from, to) => {
    reads.push(to - from + 1)
    return bytes.subarray(from, to + 1)
  })
  return check.then((result) => ({ ...result, readBytes: reads.reduce((sum, size) => sum + size, 0) }))
}

const ebml = [0x1a, 0x45, 0xdf, 0xa3, 0x84, 0x42, 0x86, 0x81, 0x01]
const segment = (size: number[], body: number) =>
  new Uint8Array([...ebml, 0x18, 0x53, 0x80, 0x67, ...size, ...Array<number>(body).fill(0xec)])

describe('checkContainer', () => {
  it('accepts a whole clip and reads less than 200 bytes of it', async () => {
    const result = await look(clip)
    expect(result).toMatchObject({ mime: 'video/mp4', complete: true })
    expect(result.readBytes).toBeLessThan(200)
  })

  it.each([1, 10, 1_000, 100_000])('sees that the last %i bytes are missing', async (missing) => {
    expect(await look(clip.subarray(0, clip.byteLength - missing))).toMatchObject({ complete: false })
  })

  it('sees bytes behind the end, where a polyglot hides its second file', async () => {
    const tail = new TextEncoder().encode('<script>alert(1)</script>')
    expect(await look(new Uint8Array([...clip, ...tail]))).toMatchObject({ complete: false })
  })

  it('tells QuickTime by its brand', async () => {
    const mov = new Uint8Array(clip)
    mov.set(new TextEncoder().encode('qt  '), 8)
    expect(await look(mov)).toMatchObject({ mime: 'video/quicktime', complete: true })
  })

  it('reads the declared end of a WebM segment', async () => {
    expect(await look(segment([0x88], 8))).toMatchObject({ mime: 'video/webm', complete: true })
    expect(await look(segment([0x88], 7))).toMatchObject({ mime: 'video/webm', complete: false })
    expect(await look(segment([0x40, 0x08], 8))).toMatchObject({ complete: true })
    expect(await look(segment([0x40, 0x09], 8))).toMatchObject({ complete: false })
  })

  it('lets a live-muxed WebM of unknown size pass', async () => {
    expect(await look(segment([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 8))).toMatchObject({
      complete: true,
    })
  })

  it.each(['<!doctype html><html>', '<svg xmlns="http://www.w3.org/2000/svg">', 'GIF89a', ''])(
    'knows that %j is no video',
    async (text) => {
      const bytes = new TextEncoder().encode(text)
      expect(await look(bytes)).toMatchObject({ mime: null, complete: false })
    },
  )
})
