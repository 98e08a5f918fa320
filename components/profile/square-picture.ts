import { encodeJpeg } from '@/components/upload/cover/encode-jpeg'
import { type Crop, sourceSquare } from './crop-square'

/** Sharp at 112 points on a screen with three pixels to a point, and a little more for later. */
const sidePixels = 512
/** Below this, every face is a blur. */
const minSidePixels = 96
const jpegQuality = 0.88

export type PictureProblem = 'unreadable' | 'too_small'

/** @returns the picture upright as its camera meant it, or why it will not do */
export async function openPicture(file: Blob): Promise<ImageBitmap | PictureProblem> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) return 'unreadable'
  return Math.min(bitmap.width, bitmap.height) < minSidePixels ? 'too_small' : bitmap
}

/** Draws what the square holds, to the size of the canvas. */
export function drawSquare(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { left, top, side } = sourceSquare(picture, crop)
  // What is transparent would be black in a JPEG.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height)
}

/** The square as a file of its own: small, and without the place and time that phones write into pictures. */
export async function toSquareJpeg(picture: ImageBitmap, crop: Crop): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = sidePixels
  canvas.height = sidePixels
  drawSquare(canvas, picture, crop)
  return encodeJpeg(canvas, jpegQuality)
}
