import { layer, once } from './brush.ts'
import { clamp, smooth, TAU } from './ease.ts'
import { type Light, rgb } from './light.ts'
import { cells, fbm, noise } from './noise.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'

/** One side of the folded tortilla: toasted, blistered, a little wavy along its open edge. */
export const shell = (light: Light, seed: number) =>
  sculpt(
    560,
    330,
    (x, y, out) => {
      const dx = x - 280
      const angle = Math.atan2(dx, 300 - y)
      const wavy = Math.sin(angle * 7 + seed) * 0.014 + (fbm(angle * 5 + 9, seed, 3, seed) - 0.5) * 0.05
      const curve = Math.hypot(dx / 266, (y - 300) / 262) + wavy
      const fold = 304 - 26 * Math.abs(dx / 266) ** 5
      const distance = Math.max(y - fold, (curve - 1) * 250)
      const speck = fbm(x / 26, y / 26, 4, seed + 3)
      const blister = cells(x / 34, y / 34, seed + 6)
      out.a = cover(distance)
      const inner = smooth(0, 30, -distance)
      out.h = Math.sqrt(clamp(1 - (curve * 0.9) ** 2)) * 60 + inner * 6 + speck * 11
      out.h += smooth(0.3, 0.05, blister) * noise(x / 50, y / 50, seed) * 9 - smooth(250, 306, y) ** 2 * 46
      paint(out, rgb('#eebc5c'))
      blend(out, rgb('#f9dc94'), smooth(0.45, 0.7, speck) * 0.7)
      blend(out, rgb('#c9832c'), smooth(0.5, 0.25, speck) * 0.7 + smooth(0.8, 1, curve) * 0.5)
      blend(
        out,
        rgb('#6b3512'),
        smooth(0.66, 0.8, noise(x / 21 + 5, y / 21, seed)) * smooth(0.3, 0.12, blister) * 0.9,
      )
      blend(out, rgb('#fbe6b4'), smooth(12, 2, -distance) * smooth(300, 260, y) * 0.7)
      out.gloss = 0.12
    },
    light,
    { crease: 0.4, creaseRadius: 6, soften: 0.4 },
  )

export const avocado = (light: Light, seed: number) =>
  sculpt(
    150,
    90,
    (x, y, out) => {
      const u = (x / 150 - 0.5) * 2.15
      const v = (y / 90 - 0.5) * 2.15 + u * u * 0.55 - 0.25
      const half = 0.62 * clamp(1 - Math.abs(u) ** 2.4) ** 0.6
      const k = v / Math.max(0.05, half)
      out.a = Math.abs(u) > 1 ? 0 : cover((Math.abs(v) - half) * 42)
      out.h = Math.sqrt(Math.max(0, 1 - k * k)) * 22 + fbm(u * 3, v * 4, 3, seed) * 4
      paint(out, rgb('#e9e58a'))
      blend(out, rgb('#a8c94a'), smooth(0.2, -0.75, k))
      blend(out, rgb('#2f5a22'), smooth(-0.72, -0.9, k))
      out.gloss = 0.35
    },
    light,
    { crease: 0.2, soften: 0.5 },
  )

export const radish = (light: Light) =>
  sculpt(
    96,
    96,
    (x, y, out) => {
      const u = (x / 96 - 0.5) * 2.12
      const v = (y / 96 - 0.5) * 2.12
      const d = Math.hypot(u, v)
      out.a = cover((d - 0.95) * 45)
      out.h = dome(clamp(d / 0.97), 5) * 8
      paint(out, rgb('#fff3f2'))
      blend(out, rgb('#f9cdd8'), Math.abs(Math.sin(Math.atan2(v, u) * 9)) * smooth(0.1, 0.7, d) * 0.4)
      blend(out, rgb('#d81e5b'), smooth(0.82, 0.88, d))
      out.gloss = 0.4
    },
    light,
    { crease: 0.1, soften: 0.5 },
  )

export const tomatoCube = (light: Light, seed: number) =>
  sculpt(
    76,
    70,
    (x, y, out) => {
      const u = (x / 76 - 0.5) * 2.3
      const v = (y / 70 - 0.5) * 2.3
      const box = Math.max(Math.abs(u * 0.9 + v * 0.25), Math.abs(v * 0.95 - u * 0.2))
      const d = box * 0.75 + Math.hypot(u, v) * 0.25
      out.a = cover((d - 0.85) * 34)
      out.h = dome(clamp(d / 0.87), 4) * 22 + fbm(u * 2, v * 2, 2, seed) * 5
      paint(out, rgb('#d9301c'))
      blend(out, rgb('#f37a4a'), smooth(0.5, 0.75, fbm(u * 2 + seed, v * 2, 3, seed)) * 0.8)
      out.gloss = 0.7
    },
    light,
    { crease: 0.2, soften: 0.5 },
  )

/** A frill of lettuce to peek over the edge. */
export const lettuce = (light: Light, seed: number) =>
  sculpt(
    230,
    150,
    (x, y, out) => {
      const u = (x / 230 - 0.5) * 2
      const v = y / 150
      const frill = fbm(u * 5 + seed * 3, seed, 4, seed) * 0.42
      const edge = v - 0.04 - frill + (1 - u * u) ** 0.5 * -0.02 + u * u * 0.35
      out.a = Math.min(cover(-edge * 120), smooth(1, 0.9, v), smooth(0.98, 0.86, Math.abs(u)))
      out.h = fbm(u * 6 + seed, v * 5, 4, seed + 5) * 38 + smooth(0.12, 0, Math.abs(edge - 0.05)) * 6
      paint(out, rgb('#7db344'))
      blend(out, rgb('#cfe392'), smooth(0.25, 0.8, v))
      blend(out, rgb('#3f7d2a'), smooth(0.2, 0.02, edge) * 0.7)
      out.gloss = 0.35
    },
    light,
    { crease: 0.7, creaseRadius: 7, soften: 0.4 },
  )

export const bean = (light: Light, seed: number) =>
  sculpt(
    70,
    50,
    (x, y, out) => {
      const u = (x / 70 - 0.5) * 2.2
      const v = (y / 50 - 0.5) * 2.4 + u * u * 0.3 - 0.1
      const d = Math.hypot(u, v)
      out.a = cover((d - 0.92) * 22)
      out.h = dome(clamp(d / 0.94)) * 19
      paint(out, rgb('#43201c'))
      blend(out, rgb('#8a4434'), fbm(u * 2, v * 2, 2, seed) * 0.8)
      out.gloss = 0.8
    },
    light,
    { crease: 0.3, creaseRadius: 4 },
  )

/** Quick-pickled red onion: translucent magenta arcs. */
export const onion = once(() =>
  layer(130, 90, (ctx) => {
    ctx.lineCap = 'round'
    const arc = (width: number, color: string, shift: number) => {
      ctx.strokeStyle = color
      ctx.lineWidth = width
      ctx.beginPath()
      ctx.ellipse(65, 74 + shift, 50, 48, 0, Math.PI * 1.08, TAU - 0.25)
      ctx.stroke()
    }
    arc(19, 'rgba(120,10,70,0.9)', 2)
    arc(15, '#d83a8c', 0)
    arc(9, '#f58cc0', -1)
    arc(3, '#ffe2f0', -4)
  }),
)
