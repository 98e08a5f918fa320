import { encodePlaceholder } from '@/lib/core/placeholder'

/** Boils a cover down to a few bytes; null where this browser cannot read it. */
export type MakePlaceholder = (jpeg: Blob) => Promise<string | null>

/** The browser shrinks well down to here; the last step is a plain mean, which is the same in all of them. */
const [widthPixels, heightPixels] = [32, 56]

export const makePlaceholder: MakePlaceholder = async (jpeg) => {
  const bitmap = await createImageBitmap(jpeg).catch(() => null)
  if (!bitmap) return null
  try {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: widthPixels, height: heightPixels })
    const context = canvas.getContext('2d')
    if (!context) return null
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, widthPixels, heightPixels)
    const { data } = context.getImageData(0, 0, widthPixels, heightPixels)
    return encodePlaceholder(data, widthPixels, heightPixels)
  } finally {
    bitmap.close()
  }
}
