import type { FileHandle } from 'node:fs/promises'
import type { ImageFormat } from './sniff-format'

export interface ImageSize {
  width: number
  height: number
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer | null> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  return bytesRead === length ? buffer : null
}

async function readPngSize(file: FileHandle): Promise<ImageSize | null> {
  const head = await readAt(file, 8, 16)
  if (head === null || head.toString('latin1', 4, 8) !== 'IHDR') return null
  return { width: head.readUInt32BE(8), height: head.readUInt32BE(12) }
}

async function readGifSize(file: FileHandle): Promise<ImageSize | null> {
  const head = await readAt(file, 6, 4)
  return head === null ? null : { width: head.readUInt16LE(0), height: head.readUInt16LE(2) }
}

async function readWebpSize(file: FileHandle): Promise<ImageSize | null> {
  const head = await readAt(file, 12, 18)
  if (head === null) return null
  const chunk = head.toString('latin1', 0, 4)
  if (chunk === 'VP8X') return { width: head.readUIntLE(12, 3) + 1, height: head.readUIntLE(15, 3) + 1 }
  if (chunk === 'VP8L' && head.readUInt8(8) === 0x2f) {
    // Fourteen bits each, minus one.
    const bits = head.readUInt32LE(9)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (chunk === 'VP8 ' && head.readUIntBE(11, 3) === 0x9d012a) {
    // The two high bits of each are a scaling hint.
    return { width: head.readUInt16LE(14) & 0x3fff, height: head.readUInt16LE(16) & 0x3fff }
  }
  return null
}

const isFrameMarker = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

// EXIF thumbnails and colour profiles come first and may be long, but a file with more segments than this before its
// first frame was made to keep a parser busy.
const maxJpegSegments = 500

async function readJpegSize(file: FileHandle): Promise<ImageSize | null> {
  let position = 2
  for (let count = 0; count < maxJpegSegments; count += 1) {
    const head = await readAt(file, position, 4)
    if (head === null || head.readUInt8(0) !== 0xff) return null
    const marker = head.readUInt8(1)
    if (marker === 0xff) {
      position += 1
      continue
    }
    if (isFrameMarker(marker)) {
      const frame = await readAt(file, position + 5, 4)
      return frame === null ? null : { height: frame.readUInt16BE(0), width: frame.readUInt16BE(2) }
    }
    const lengthBytes = head.readUInt16BE(2)
    if (lengthBytes < 2) return null
    position += 2 + lengthBytes
  }
  return null
}

const readers = { png: readPngSize, gif: readGifSize, webp: readWebpSize, jpg: readJpegSize }

/** Null when the header is broken: a real start with nothing behind it is not an image. */
export async function readImageSize(file: FileHandle, format: ImageFormat): Promise<ImageSize | null> {
  const size = await readers[format](file)
  return size !== null && size.width > 0 && size.height > 0 ? size : null
}
