import { cropWindow, sizeToEncode } from '../edit/crop-window'
import { encodeJpeg } from './encode-jpeg'

export type PictureProblem = 'no_picture' | 'too_small' | 'too_large'

/** Below this a cover is a blur on any phone. */
const minWidthPixels = 320
/** The second try is for pictures full of detail. */
const jpegQualities = [0.86, 0.6]

const starts = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x52, 0x49, 0x46, 0x46],
]

/** JPEG, PNG or WebP by its first bytes: a browser would decode more than that, an SVG among them. */
export function isPicture(head: Uint8Array): boolean {
  const isRiff = head[0] === 0x52
  const isWebp = String.fromCharCode(...head.subarray(8, 12)) === 'WEBP'
  return starts.some((magic) => magic.every((byte, index) => head[index] === byte)) && (!isRiff || isWebp)
}

/**
 * A picture of one's own as a cover: its middle in 9:16, at most 1080 pixels wide, as JPEG. Drawn anew, so that
 * neither the place it was taken at nor anything hidden behind the pixels goes along.
 */
export async function readPicture(file: Blob, maxBytes: number): Promise<Blob | PictureProblem> {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer())
  if (!isPicture(head)) return 'no_picture'
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) return 'no_picture'
  try {
    const crop = cropWindow(bitmap, 0.5)
    if (crop.width < minWidthPixels) return 'too_small'
    const canvas = document.createElement('canvas')
    Object.assign(canvas, sizeToEncode(crop))
    canvas
      .getContext('2d')
      ?.drawImage(bitmap, crop.left, crop.top, crop.width, crop.height, 0, 0, canvas.width, canvas.height)
    for (const quality of jpegQualities) {
      const jpeg = await encodeJpeg(canvas, quality)
      if (!jpeg) return 'no_picture'
      if (jpeg.size <= maxBytes) return jpeg
    }
    return 'too_large'
  } finally {
    bitmap.close()
  }
}
