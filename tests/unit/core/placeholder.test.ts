import { describe, expect, it } from 'vitest'
import { encodePlaceholder, placeholderShape, placeholderUrl } from '@/lib/core/placeholder'

type Paint = (x: number, y: number) => [red: number, green: number, blue: number]

function encode(width: number, height: number, paint: Paint): string {
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rgba.set([...paint(x, y), 255], (y * width + x) * 4)
  return encodePlaceholder(rgba, width, height)
}

/** As a browser reads a bitmap: header, then rows from the bottom up, blue first. */
function pixelsOf(pixels: string) {
  const bytes = Buffer.from((placeholderUrl(pixels) ?? '').replace('data:image/bmp;base64,', ''), 'base64')
  const start = bytes.readUInt32LE(10)
  const size = { width: bytes.readInt32LE(18), height: bytes.readInt32LE(22) }
  const at = (x: number, y: number) => {
    const [blue, green, red] = bytes.subarray(start + ((size.height - 1 - y) * size.width + x) * 3)
    return [red, green, blue]
  }
  return { bytes, size, at, bitsPerPixel: bytes.readUInt16LE(28) }
}

describe('a placeholder', () => {
  it('is a bitmap of 4 by 7 pixels whose sizes agree', () => {
    const { bytes, size, bitsPerPixel } = pixelsOf(encode(8, 14, () => [1, 2, 3]))
    expect(bytes.subarray(0, 2).toString()).toBe('BM')
    expect(bytes.length).toBe(54 + 84)
    expect(bytes.readUInt32LE(2)).toBe(bytes.length)
    expect(bytes.readUInt32LE(10)).toBe(54)
    expect({ size, bitsPerPixel }).toEqual({ size: { width: 4, height: 7 }, bitsPerPixel: 24 })
  })

  it('has each part of the picture where it was, in its colour', () => {
    const { at } = pixelsOf(
      encode(32, 56, (x, y) => (y < 8 ? [250, 10, 0] : x < 8 ? [0, 200, 30] : [0, 0, 90])),
    )
    expect([at(0, 0), at(3, 0)]).toEqual([
      [250, 10, 0],
      [250, 10, 0],
    ])
    expect([at(0, 1), at(0, 6)]).toEqual([
      [0, 200, 30],
      [0, 200, 30],
    ])
    expect([at(1, 1), at(3, 6)]).toEqual([
      [0, 0, 90],
      [0, 0, 90],
    ])
  })

  it('is the mean of its part, whatever the size of the picture', () => {
    const { at } = pixelsOf(encode(33, 61, (x) => (x % 2 === 0 ? [0, 0, 0] : [200, 100, 50])))
    for (const [channel, full] of [200, 100, 50].entries())
      expect(Math.abs((at(1, 3)[channel] ?? 0) - full / 2)).toBeLessThan(full / 10)
  })

  it('always has the one shape that is taken', () => {
    for (const level of [0, 127, 255])
      expect(encode(32, 56, () => [level, level, level])).toMatch(placeholderShape)
  })

  it.each([
    '',
    'A'.repeat(111),
    'A'.repeat(113),
    `${'A'.repeat(111)}=`,
    `${'A'.repeat(111)}"`,
    `${'A'.repeat(112)}\n`,
    `${'A'.repeat(110)})\n`,
  ])('is not %j', (text) => {
    expect(text).not.toMatch(placeholderShape)
  })

  it('is missing where there is none', () => {
    expect(placeholderUrl(null)).toBeNull()
  })
})
