/** What the pixels of a still say about it. */
export type FrameLook = {
  /** Variance of the Laplacian of its brightness: fine detail, which blur and motion take away. */
  sharpness: number
  /** Hasler and Süsstrunk, "Measuring colourfulness in natural images" (2003). */
  colour: number
  /** Mean brightness, 0 to 255. */
  brightness: number
}

const channels = 4
/** Where a picture neither drowns nor glares. */
const fairBrightness = { min: 45, max: 210 }
/** A sharp dish in dull light sells better than a colourful blur, but not by much. */
const sharpnessWeight = 0.55

function variance(sum: number, squares: number, count: number): number {
  const mean = sum / count
  return Math.max(0, squares / count - mean * mean)
}

function measureColour(rgba: Uint8ClampedArray, count: number) {
  const sums = { rg: 0, rgSquares: 0, yb: 0, ybSquares: 0, luma: 0 }
  const luma = new Float32Array(count)
  for (let pixel = 0; pixel < count; pixel += 1) {
    const at = pixel * channels
    const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]]
    const rg = red - green
    const yb = (red + green) / 2 - blue
    // Rec. 709.
    const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    luma[pixel] = light
    sums.luma += light
    sums.rg += rg
    sums.rgSquares += rg * rg
    sums.yb += yb
    sums.ybSquares += yb * yb
  }
  const spread = Math.sqrt(
    variance(sums.rg, sums.rgSquares, count) + variance(sums.yb, sums.ybSquares, count),
  )
  const strength = Math.hypot(sums.rg / count, sums.yb / count)
  return { luma, colour: spread + 0.3 * strength, brightness: sums.luma / count }
}

function measureSharpness(luma: Float32Array, width: number, height: number): number {
  let sum = 0
  let squares = 0
  let count = 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      const around =
        (luma[at - 1] ?? 0) + (luma[at + 1] ?? 0) + (luma[at - width] ?? 0) + (luma[at + width] ?? 0)
      const edge = around - 4 * (luma[at] ?? 0)
      sum += edge
      squares += edge * edge
      count += 1
    }
  }
  return count === 0 ? 0 : variance(sum, squares, count)
}

/** @param rgba as a canvas gives them, `width * height` pixels of four bytes */
export function measureFrame(rgba: Uint8ClampedArray, width: number, height: number): FrameLook {
  const { luma, colour, brightness } = measureColour(rgba, width * height)
  return { sharpness: measureSharpness(luma, width, height), colour, brightness }
}

/** 1 in fair light, falling to 0 at black and at white. */
function exposureOf({ brightness }: FrameLook): number {
  const { min, max } = fairBrightness
  if (brightness < min) return brightness / min
  return brightness > max ? (255 - brightness) / (255 - max) : 1
}

/** The indexes of the stills of one clip, best first. Compared with each other: there is no good in itself. */
export function rankFrames(looks: readonly FrameLook[]): number[] {
  const most = (read: (look: FrameLook) => number) => Math.max(...looks.map(read), Number.EPSILON)
  // The variance grows with the square of what the eye sees.
  const detail = (look: FrameLook) => Math.sqrt(look.sharpness)
  const [mostDetail, mostColour] = [most(detail), most((look) => look.colour)]
  const scores = looks.map((look) => {
    const mix =
      (sharpnessWeight * detail(look)) / mostDetail + ((1 - sharpnessWeight) * look.colour) / mostColour
    return mix * exposureOf(look)
  })
  return scores.map((_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}
