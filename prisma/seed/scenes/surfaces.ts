import type { Canvas } from '@napi-rs/canvas'
import { smooth } from './ease.ts'
import { type Light, rgb } from './light.ts'
import { fbm, hash, noise } from './noise.ts'
import { blend, paint, sculpt } from './sculpt.ts'

/** Planks seen from above; `along` 0 runs down the picture, 1 across. */
export const wood = (
  width: number,
  height: number,
  light: Light,
  colors: readonly [dark: string, middle: string, bright: string],
  plankSize = 180,
  across = false,
): Canvas => {
  const [dark, middle, bright] = [rgb(colors[0]), rgb(colors[1]), rgb(colors[2])]
  return sculpt(
    width,
    height,
    (x, y, out) => {
      const along = across ? x : y
      const side = across ? y : x
      const plank = Math.floor(side / plankSize)
      const seam = Math.min(side - plank * plankSize, (plank + 1) * plankSize - side)
      const shift = hash(plank, 3) * 900
      const warp = fbm(side * 0.012 + shift, along * 0.0022, 3, 5) * 5
      const rings = noise(side * 0.05 + warp * 2.2, along * 0.0016 + shift, plank + 2)
      const fiber = fbm(side * 0.32, along * 0.008 + shift, 3, 9)
      paint(out, middle)
      blend(out, dark, smooth(0.5, 0.15, rings) * 0.75)
      blend(out, bright, smooth(0.5, 0.9, fiber) * 0.55 + (hash(plank, 8) - 0.5) * 0.25)
      blend(out, dark, smooth(3, 0, seam) * 0.9)
      out.h = fiber * 2.2 + rings * 1.5 + smooth(0, 4, seam) * 4
      out.gloss = 0.12
    },
    light,
    { crease: 0.4, creaseRadius: 4 },
  )
}

/** Honed stone with drifting veins. */
export const stone = (
  width: number,
  height: number,
  light: Light,
  colors: readonly [base: string, cloud: string, vein: string],
  veins = 0.7,
): Canvas => {
  const [base, cloud, vein] = [rgb(colors[0]), rgb(colors[1]), rgb(colors[2])]
  return sculpt(
    width,
    height,
    (x, y, out) => {
      const u = x / 300
      const v = y / 300
      const bend = fbm(u * 1.2, v * 1.2, 4, 2) * 3
      const thread = Math.abs(fbm(u * 1.4 + bend, v * 1.1 - bend * 0.6, 4, 7) - 0.5)
      paint(out, base)
      blend(out, cloud, smooth(0.35, 0.75, fbm(u * 2 + bend * 0.4, v * 2, 4, 12)))
      blend(out, vein, smooth(0.03, 0, thread) * veins + smooth(0.1, 0, thread) * veins * 0.25)
      out.h = fbm(u * 24, v * 24, 2, 4) * 1.6
      out.gloss = 0.1
    },
    light,
    { crease: 0 },
  )
}

/** A woven cloth with soft folds. */
export const linen = (
  width: number,
  height: number,
  light: Light,
  color: string,
  stripe?: string,
): Canvas => {
  const base = rgb(color)
  const band = rgb(stripe ?? color)
  return sculpt(
    width,
    height,
    (x, y, out) => {
      const weave = Math.sin(x * 1.5) * Math.cos(y * 1.5) + (hash(x >> 1, y >> 1) - 0.5)
      const fold = fbm(x / 260 + y / 700, y / 420, 3, 6)
      paint(out, base)
      const place = (x + fold * 40) % 150
      blend(out, band, smooth(4, 7, place) * smooth(24, 21, place) * 0.7)
      out.h = weave * 0.35 + fold * 60
    },
    light,
    { crease: 0.5, creaseRadius: 10, soften: 0.4 },
  )
}
