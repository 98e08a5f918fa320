import type { Canvas } from '@napi-rs/canvas'
import { clamp, smooth, TAU } from './ease.ts'
import { type Light, rgb } from './light.ts'
import { cells, fbm, hash, noise } from './noise.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'

const WHITE = rgb('#fff6e6')
const YOLK = rgb('#f08a12')
const YOLK_DEEP = rgb('#d95f08')
const YOLK_LIGHT = rgb('#ffb732')

/** Half a marinated egg, cut side up, the yolk still soft. */
export const eggHalf = (size: number, light: Light, squash = 0.72): Canvas =>
  sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.2
      const v = ((y / size - 0.5) * 2.2) / squash
      const narrow = 1 + u * 0.14
      const rind = Math.hypot(u, v * narrow)
      const cutV = v + 0.13
      const cut = Math.hypot(u * 1.06, cutV * narrow * 1.06)
      const yolk = Math.hypot((u - 0.06) * 1.9, cutV * 1.85) + (noise(u * 3 + 5, v * 3, 4) - 0.5) * 0.05
      out.a = cover((rind - 0.9) * size * 0.42)
      out.h = dome(rind / 0.92) * size * 0.2
      paint(out, rgb('#d8a877'))
      blend(out, rgb('#f0d3a6'), dome(rind))
      out.gloss = 0.25
      if (cut < 0.9) {
        const flat = smooth(0.9, 0.84, cut)
        out.h = out.h * (1 - flat) + size * 0.17 * flat
        blend(out, WHITE, flat)
        blend(out, rgb('#e9c79a'), smooth(0.76, 0.9, cut) * 0.75)
        out.gloss = 0.3
      }
      if (yolk < 1) {
        const k = smooth(1, 0.93, yolk)
        blend(out, YOLK_DEEP, k)
        blend(out, YOLK, smooth(0.97, 0.72, yolk))
        blend(out, YOLK_LIGHT, smooth(0.85, 0.1, yolk) * 0.75)
        out.h += dome(yolk, 2.6) * size * 0.05 - k * size * 0.012
        out.gloss = 0.3 + 0.7 * k
        out.glow = 0.25 * k
      }
    },
    light,
    { crease: 0.35, creaseRadius: 5, soften: 0.5 },
  )

/** A ring of scallion; `shade` 0 is the white end, 1 the dark leaf. */
export const scallionRing = (size: number, shade: number, light: Light): Canvas => {
  const outer = [rgb('#d7e8a4'), rgb('#8cc152'), rgb('#3f8a2f')]
  const color = outer[Math.min(2, Math.floor(shade * 3))] ?? rgb('#8cc152')
  return sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.3
      const v = (y / size - 0.5) * 2.3 * 1.12
      const angle = Math.atan2(v, u)
      const wobble = 0.06 * Math.sin(angle * 2 + shade * 9) + 0.03 * Math.sin(angle * 5 + shade * 4)
      const radius = Math.hypot(u, v) + wobble
      const wall = Math.abs(radius - 0.74) / 0.25
      const inner = Math.abs(radius - 0.38) / 0.13
      out.a = cover((Math.min(wall, inner * (shade < 0.75 ? 1 : 9)) - 0.98) * size * 0.1)
      out.h = Math.max(dome(wall), dome(inner) * 0.7) * size * 0.1
      paint(out, color)
      blend(out, rgb('#eef5c8'), smooth(0.82, 0.58, radius) * 0.85)
      out.gloss = 0.45
      out.glow = 0.12
    },
    light,
    { crease: 0.3, creaseRadius: 3, soften: 0.5 },
  )
}

interface LeafLook {
  dark: string
  light: string
  /** How narrow the leaf is: 0.3 slender, 0.6 round. */
  girth: number
  /** Depth of the jagged edge. */
  teeth?: number
  puff?: number
}

export const basil: LeafLook = { dark: '#1f5a22', light: '#5fa03a', girth: 0.56, puff: 1 }
export const mint: LeafLook = { dark: '#1d6b3c', light: '#66b96a', girth: 0.5, teeth: 0.05, puff: 1.1 }
export const parsley: LeafLook = { dark: '#23662b', light: '#6cb04a', girth: 0.62, teeth: 0.11, puff: 0.5 }

/** A leaf lying along x, its tip to the right, quilted between the veins. */
export const leaf = (length: number, look: LeafLook, light: Light, seed = 1): Canvas => {
  const wide = Math.ceil(length * 1.08)
  const high = Math.ceil(length * 0.9)
  const dark = rgb(look.dark)
  const bright = rgb(look.light)
  const teeth = look.teeth ?? 0
  return sculpt(
    wide,
    high,
    (x, y, out) => {
      const u = (x - wide / 2) / (length / 2)
      const bow = 0.1 * Math.sin((u + 1) * 1.6 + seed)
      const v = (y - high / 2) / (length / 2) + bow
      const along = clamp((u + 1) / 2)
      const edge = look.girth * Math.sin(Math.PI * along ** 0.82) ** 0.8
      const jag = teeth * Math.abs(Math.sin(along * 17 + Math.sign(v) * 0.6)) * edge
      const half = Math.max(0.001, edge - jag)
      const across = Math.abs(v) / half
      out.a = u < -1 || u > 1 ? 0 : cover((Math.abs(v) - half) * length * 0.5)
      const vein = Math.abs(Math.sin((along * 6.2 - Math.abs(v) * 1.9) * Math.PI))
      const quilt = vein ** 0.5 * (1 - across * 0.6) * smooth(0, 0.1, Math.abs(v))
      const mid = smooth(0.05, 0.012, Math.abs(v))
      out.h =
        length * 0.035 * (look.puff ?? 1) * quilt +
        length * 0.1 * dome(clamp(across * 0.9)) +
        along * length * 0.05
      paint(out, dark)
      blend(out, bright, 0.25 + quilt * 0.45 + (fbm(u * 4, v * 4, 3, seed) - 0.5) * 0.7)
      blend(out, rgb('#b9d98a'), mid * 0.5)
      out.gloss = 0.28
      out.glow = 0.08
    },
    light,
    { crease: 0.5, creaseRadius: 4, soften: 0.35 },
  )
}

/** A strawberry, tip down. */
export const strawberry = (size: number, light: Light, seed = 1): Canvas => {
  const deep = rgb('#8e0c1c')
  const red = rgb('#d81f2e')
  const pale = rgb('#f4785c')
  return sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.3
      const v = (y / size - 0.5) * 2.3
      const wide =
        0.86 * Math.cos(clamp((v + 0.35) / 1.42, 0, 1) * 1.42) ** 0.75 * smooth(-1, -0.45, v) ** 0.35
      const d = Math.abs(u) / Math.max(0.001, wide)
      out.a = v < -0.98 || v > 1 ? 0 : cover((Math.abs(u) - wide) * size * 0.43)
      const round = dome(Math.min(1, d)) * Math.sqrt(Math.max(0.0001, wide))
      const row = Math.round(v * 5.2)
      const shift = row % 2 === 0 ? 0 : 0.5
      const bend = u / Math.max(0.3, round)
      const column = Math.round(bend * 3.4 + shift) - shift
      const pit = Math.hypot((bend * 3.4 - column) * 0.9 * Math.max(0.3, round), v * 5.2 - row)
      const dent = smooth(0.38, 0.12, pit)
      const seedDot = smooth(
        0.2,
        0.1,
        Math.hypot((bend * 3.4 - column) * 1.6 * Math.max(0.3, round), (v * 5.2 - row) * 0.9),
      )
      out.h = round * size * 0.36 - dent * size * 0.016 + seedDot * size * 0.012
      paint(out, red)
      blend(out, deep, smooth(0.1, 1, v) * 0.35 + fbm(u * 3, v * 3, 3, seed) * 0.3)
      blend(out, pale, smooth(-0.45, -0.95, v))
      blend(out, rgb('#f3c14f'), seedDot)
      out.gloss = 0.75 * (1 - dent * 0.6)
      out.glow = 0.1
    },
    light,
    { crease: 0.5, creaseRadius: 5, soften: 0.4 },
  )
}

/** A raspberry: a heap of tiny taut spheres. */
export const raspberry = (size: number, light: Light, seed = 1): Canvas =>
  sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.3
      const v = (y / size - 0.5) * 2.3
      const d = Math.hypot(u, v * 0.92)
      const body = dome(Math.min(1, d / 0.95))
      const stretch = 1 / Math.max(0.42, body)
      const grain = cells(u * 3 * stretch ** 0.5 + 7, v * 3 * stretch ** 0.5 + 7, seed)
      out.a = cover((d - 0.93 + smooth(0.2, 0.7, grain) * 0.06) * size * 0.43)
      out.h = body * size * 0.34 + dome(Math.min(1, grain / 0.72)) * size * 0.075
      paint(out, rgb('#c3173f'))
      blend(out, rgb('#5e0620'), smooth(0.35, 0.75, grain))
      blend(out, rgb('#f0557a'), smooth(0.4, 0, grain) * 0.3)
      out.gloss = 0.7
      out.glow = 0.12
    },
    light,
    { crease: 0.7, creaseRadius: 4, soften: 0.4 },
  )

/** A blueberry with its bloom and crown. */
export const blueberry = (size: number, light: Light, seed = 1): Canvas =>
  sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.3
      const v = (y / size - 0.5) * 2.3
      const d = Math.hypot(u, v)
      const cx = u - 0.22
      const cy = v + 0.3
      const crown = Math.hypot(cx, cy) + 0.05 * Math.cos(Math.atan2(cy, cx) * 5)
      out.a = cover((d - 0.95) * size * 0.43)
      out.h = dome(Math.min(1, d / 0.96)) * size * 0.42
      out.h += (smooth(0.3, 0.24, crown) - smooth(0.22, 0.12, crown) * 1.8) * size * 0.03
      paint(out, rgb('#27336e'))
      blend(out, rgb('#8b9ccb'), fbm(u * 2.4 + seed, v * 2.4, 3, seed) * 0.75)
      blend(out, rgb('#141838'), smooth(0.2, 0.08, crown))
      out.gloss = 0.22
    },
    light,
    { crease: 0.4, creaseRadius: 4, soften: 0.3 },
  )

/** Crumbled cheese, nuts, croutons: a small rough lump. */
export const crumb = (size: number, color: string, light: Light, seed = 1, gloss = 0.1): Canvas => {
  const base = rgb(color)
  return sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.5
      const v = (y / size - 0.5) * 2.5
      const angle = Math.atan2(v, u)
      const rough = fbm(Math.cos(angle) * 1.4 + seed * 3, Math.sin(angle) * 1.4, 3, seed) - 0.5
      const d = Math.hypot(u * (0.9 + hash(seed, 2) * 0.3), v) + rough * 0.55
      out.a = cover((d - 0.85) * size * 0.4)
      out.h = dome(Math.min(1, d / 0.9), 2.6) * size * 0.26 + fbm(u * 3, v * 3, 3, seed + 8) * size * 0.12
      paint(out, base)
      out.gloss = gloss
    },
    light,
    { crease: 0.6, creaseRadius: 3, soften: 0.45 },
  )
}

/** A wheel of citrus cut across, lit from behind through its flesh. */
export const citrusWheel = (size: number, rind: string, flesh: string, light: Light): Canvas => {
  const fleshColor = rgb(flesh)
  return sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.08
      const v = (y / size - 0.5) * 2.08
      const d = Math.hypot(u, v)
      const angle = Math.atan2(v, u)
      const wedge = Math.abs((((angle / TAU) * 9 + 9.5) % 1) - 0.5) * d * 0.7
      const pith = Math.min(0.5 * d * 0.7 - wedge, 0.84 - d, d - 0.09)
      const inside = smooth(0.012, 0.05, pith)
      out.a = cover((d - 0.97) * size * 0.48)
      const pulp = fbm(angle * 9, d * 3, 3, 6)
      out.h = size * 0.03 * inside * (0.6 + pulp) + dome(Math.min(1, d), 8) * size * 0.03
      paint(out, rgb('#fdf1cf'))
      blend(out, fleshColor, inside * (0.72 + pulp * 0.4))
      blend(out, rgb(rind), smooth(0.9, 0.94, d))
      out.gloss = 0.2 + inside * 0.5
      out.glow = 0.3 * inside
    },
    light,
    { crease: 0.25, creaseRadius: 4, soften: 0.6 },
  )
}
