/** Where the square lies: `x` and `y` from 0, as far left or up as it goes, to 1. */
export type Crop = { zoom: number; x: number; y: number }
type Size = { width: number; height: number }

export const maxZoom = 4
export const middle: Crop = { zoom: 1, x: 0.5, y: 0.5 }

/** The part of the picture that is used, in its own pixels. */
export function sourceSquare({ width, height }: Size, { zoom, x, y }: Crop) {
  const side = Math.min(width, height) / zoom
  return { left: (width - side) * x, top: (height - side) * y, side }
}

const within = (value: number) => Math.min(1, Math.max(0, value))

/**
 * The crop after somebody has pulled the picture.
 *
 * @param pulled as a share of the shown square's side
 */
export function pull(picture: Size, crop: Crop, pulled: { right: number; down: number }): Crop {
  const { side } = sourceSquare(picture, crop)
  const move = (share: number, at: number, room: number) =>
    room > 0 ? within(at - (share * side) / room) : at
  return {
    ...crop,
    x: move(pulled.right, crop.x, picture.width - side),
    y: move(pulled.down, crop.y, picture.height - side),
  }
}
