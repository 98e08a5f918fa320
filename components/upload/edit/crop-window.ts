export type Size = { width: number; height: number }
/** In pixels of the picture as it is shown, rotation applied. */
export type Rectangle = Size & { left: number; top: number }

/** A phone held upright. */
const uprightRatio = 9 / 16
/** The feed fills a screen with clips this close to 9:16 (`isUpright`), and a crop of a few pixels is worth no re-encoding. */
const closeEnough = 0.02
/** Phones show no more, and a clip of 4K is four times the bytes. */
export const maxShortSidePixels = 1_080

/** Encoders take even sides only. */
const toEven = (pixels: number) => Math.max(2, 2 * Math.floor(pixels / 2))

/** The way in which a 9:16 window can be moved over a picture; null where the picture has that shape already. */
export function freeAxis({ width, height }: Size): 'x' | 'y' | null {
  const ratio = width / height / uprightRatio
  if (Math.abs(ratio - 1) <= closeEnough) return null
  return ratio > 1 ? 'x' : 'y'
}

/**
 * The largest 9:16 window of a picture.
 *
 * @param position where along its free axis: 0 is left or top, 1 is right or bottom
 */
export function cropWindow(picture: Size, position: number): Rectangle {
  const isWide = picture.width / picture.height > uprightRatio
  const width = toEven(isWide ? picture.height * uprightRatio : picture.width)
  const height = toEven(isWide ? picture.height : picture.width / uprightRatio)
  const share = Math.min(1, Math.max(0, position))
  return {
    width,
    height,
    left: Math.round(share * Math.max(0, picture.width - width)),
    top: Math.round(share * Math.max(0, picture.height - height)),
  }
}

/** The size to encode a picture in: as it is, or smaller where its short side is beyond what phones show. */
export function sizeToEncode({ width, height }: Size): Size {
  const scale = Math.min(1, maxShortSidePixels / Math.min(width, height))
  return { width: toEven(Math.round(width * scale)), height: toEven(Math.round(height * scale)) }
}
