/**
 * A picture so small that it travels with what is said about a clip: 4 × 7 pixels, near to 9:16. A browser that draws it large
 * blurs it by itself. The browser of its owner makes it; here nobody reads the pictures that lie in storage.
 */
const columns = 4
const rows = 7
const rgbaChannels = 4
const pixelBytes = 3

/** 84 bytes in base64, so of fixed length and without padding. Whatever fits this is some picture, and nothing but one. */
export const placeholderShape = /^[A-Za-z0-9+/]{112}$/

/** How a bitmap of that size begins (54 bytes): rows from the bottom up, a byte each of blue, green and red. */
const bitmapHead = 'Qk2KAAAAAAAAADYAAAAoAAAABAAAAAcAAAABABgAAAAAAFQAAAAAAAAAAAAAAAAAAAAAAAAA'

/** @returns an address for `src` or `url()`; null where a clip has no placeholder */
export function placeholderUrl(pixels: string | null): string | null {
  return pixels && `data:image/bmp;base64,${bitmapHead}${pixels}`
}

/** The mean of one channel over one cell of the grid. */
function meanOf(
  rgba: Uint8ClampedArray,
  [width, height]: [width: number, height: number],
  [column, row]: [column: number, row: number],
  channel: number,
): number {
  const [left, right] = [column, column + 1].map((at) => Math.floor((at * width) / columns))
  const [top, bottom] = [row, row + 1].map((at) => Math.floor((at * height) / rows))
  let sum = 0
  let count = 0
  for (let y = top ?? 0; y < (bottom ?? 0); y += 1)
    for (let x = left ?? 0; x < (right ?? 0); x += 1) {
      sum += rgba[(y * width + x) * rgbaChannels + channel] ?? 0
      count += 1
    }
  return count === 0 ? 0 : Math.round(sum / count)
}

/**
 * Boils a picture down to its placeholder.
 *
 * @param rgba as a canvas gives them, `width * height` pixels of four bytes; at least 4 wide and 7 high
 */
export function encodePlaceholder(rgba: Uint8ClampedArray, width: number, height: number): string {
  const pixels = new Uint8Array(columns * rows * pixelBytes)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      for (let channel = 0; channel < pixelBytes; channel += 1) {
        const at = ((rows - 1 - row) * columns + column) * pixelBytes + (pixelBytes - 1 - channel)
        pixels[at] = meanOf(rgba, [width, height], [column, row], channel)
      }
  return btoa(String.fromCharCode(...pixels))
}
