import type { Canvas } from '@napi-rs/canvas'
import { layer } from './brush.ts'
import { clamp, smooth } from './ease.ts'
import { type Light, rgb } from './light.ts'
import { fbm, noise } from './noise.ts'
import { revolve } from './revolve.ts'
import { blend, cover, paint, sculpt } from './sculpt.ts'

const PALE = rgb('#f0d092')
const GOLD = rgb('#d98f3c')
const BROWN = rgb('#8f4717')
const DARK = rgb('#6e3512')

/** One buttermilk pancake: a porous pale waist between two browned faces. The picture is centred on its top face. */
export const pancake = (
  radius: number,
  thickness: number,
  tilt: number,
  light: Light,
  seed: number,
): Canvas => {
  const width = Math.ceil(radius * 2 + 40)
  const height = Math.ceil(radius * tilt * 2 + thickness + 40)
  const centerX = width / 2
  const topY = radius * tilt + 16
  const outline = (turn: number) => 1 + (fbm(turn * 2 + seed * 7, seed, 3, seed) - 0.5) * 0.06
  const side = sculpt(
    width,
    height,
    revolve({
      centerX,
      topY,
      tall: thickness,
      tilt,
      radiusAt: (depth) => {
        const k = depth / thickness - 0.5
        return radius * (1 - 0.085 * (Math.abs(k) * 2) ** 4)
      },
      skin: (turn, depth, out) => {
        const k = depth / thickness
        const u = Math.asin(clamp(turn, -1, 1)) * 6
        const ragged = (fbm(u * 1.6, seed * 3, 3, seed) - 0.5) * 0.28
        const pore = smooth(0.62, 0.74, fbm(u * 5, depth * 0.13, 3, seed + 4))
        paint(out, PALE)
        blend(out, GOLD, smooth(0.42, 0.2, k + ragged) + smooth(0.6, 0.86, k + ragged))
        blend(out, BROWN, smooth(0.2, 0.05, k + ragged * 0.6) + smooth(0.84, 0.98, k + ragged * 0.6))
        blend(out, GOLD, pore * 0.55)
        out.h += fbm(u * 4, depth * 0.08, 3, seed + 9) * 6 - pore * 2.5
        out.h -= Math.abs(k - 0.5) ** 3 * thickness * 1.2
        out.gloss = 0.05
      },
    }),
    light,
    { crease: 0.35, creaseRadius: 6, soften: 0.4 },
  )
  const face = sculpt(
    width,
    height,
    (x, y, out) => {
      const u = (x - centerX) / radius
      const v = (y - topY) / (radius * tilt)
      const d = Math.hypot(u, v) / outline(u)
      const sear = fbm(u * 2.2 + seed * 5, v * 2.2, 4, seed + 2)
      const ring = Math.abs(d - 0.84)
      out.a = cover((d - 0.965) * radius * 0.7)
      paint(out, GOLD)
      blend(out, BROWN, smooth(0.3, 0.7, sear) * 0.8)
      blend(out, DARK, smooth(0.6, 0.85, sear) * 0.7)
      blend(out, PALE, smooth(0.09, 0.02, ring) * 0.5 + smooth(0.9, 0.95, d) * 0.6)
      out.h = smooth(1, 0.75, d) * 10 + sear * 9 + noise(u * 30, v * 30, seed) * 1.5
      out.gloss = 0.14
    },
    light,
    { crease: 0.4, creaseRadius: 5, soften: 0.4 },
  )
  return layer(width, height, (ctx) => {
    ctx.drawImage(side, 0, 0)
    ctx.drawImage(face, 0, 0)
  })
}
