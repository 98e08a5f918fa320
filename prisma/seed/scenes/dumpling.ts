import { glow, layer, linear, once, scatter } from './brush.ts'
import { clamp, smooth, TAU } from './ease.ts'
import { glowOf, overhead, relight, rgb } from './light.ts'
import { fbm, noise } from './noise.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'
import { stone } from './surfaces.ts'

const SIZE = 720
const RADIUS = 318
export const LIGHT = relight(overhead, {
  key: [-0.6, -0.55, 0.5],
  keyColor: glowOf('#fff0da', 1.3),
  sky: glowOf('#e6e2ea', 0.4),
})

export const table = once(() =>
  layer(SIZE, SIZE, (ctx) => {
    ctx.drawImage(stone(SIZE, SIZE, LIGHT, ['#3a2434', '#52303f', '#7a4a52'], 0.4), 0, 0)
    glow(ctx, 390, 400, 440, 430, '10,2,10', 0.9)
  }),
)

export const basket = once(() => {
  const straw = rgb('#c99a56')
  const pale = rgb('#ecca8c')
  const dark = rgb('#6e4420')
  return sculpt(
    SIZE,
    SIZE,
    (x, y, out) => {
      const dx = x - 360
      const dy = y - 360
      const d = Math.hypot(dx, dy)
      const angle = Math.atan2(dy, dx)
      out.a = cover(d - RADIUS)
      const wall = d > RADIUS - 52
      const fiber = wall ? fbm(d / 3, angle * 9, 3, 5) : fbm(x / 40, y / 3, 3, 7)
      paint(out, straw)
      if (wall) {
        const band = (d - RADIUS + 52) / 52
        const ring = Math.abs(((band * 3) % 1) - 0.5) * 2
        out.h = 44 + dome(ring, 3) * 9 + fiber * 3
        const stitch = smooth(0.035, 0.02, Math.abs((((angle / TAU) * 10 + 10.25) % 1) - 0.5) * 0.5)
        blend(out, pale, fiber * 0.7 + dome(ring) * 0.2)
        blend(out, dark, smooth(0.75, 1, ring) * 0.6)
        out.h += stitch * 8
        blend(out, pale, stitch * 0.6)
      } else {
        const slat = Math.abs(((y / 27) % 1) - 0.5) * 2
        out.h = dome(slat, 4) * 8 + fiber * 2
        blend(out, pale, fiber * 0.6)
        blend(out, dark, smooth(0.8, 1, slat) * 0.9)
      }
      out.gloss = 0.15
    },
    LIGHT,
    { crease: 0.8, creaseRadius: 12, shadowLength: 66 },
  )
})

export const lettuce = once(() =>
  sculpt(
    560,
    560,
    (x, y, out) => {
      const u = (x / 560 - 0.5) * 2
      const v = (y / 560 - 0.5) * 2
      const angle = Math.atan2(v, u)
      const frill = (fbm(Math.cos(angle) * 3 + 4, Math.sin(angle) * 3, 4, 6) - 0.5) * 0.5
      const d = Math.hypot(u, v) + frill * 0.5
      out.a = cover((d - 0.86) * 280)
      const crinkle = fbm(u * 5, v * 5, 4, 9)
      const vein = Math.abs(noise(angle * 3.5, d * 1.2, 3) - 0.5)
      paint(out, rgb('#9cc36a'))
      blend(out, rgb('#dfe9b4'), smooth(0.75, 0.1, d) * 0.8 + smooth(0.04, 0, vein) * 0.5)
      blend(out, rgb('#4f8a3c'), smooth(0.72, 0.86, d) * 0.7)
      out.h = crinkle * 26 + smooth(0.05, 0, vein) * 4
      out.gloss = 0.35
    },
    LIGHT,
    { crease: 0.7, creaseRadius: 8, soften: 0.4 },
  ),
)

/** A pleated dumpling from above: folds spiral into the knot. */
export const dumpling = (size: number, seed: number) =>
  sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.16
      const v = (y / size - 0.5) * 2.16
      const angle = Math.atan2(v, u)
      const d = Math.hypot(u, v)
      const twist = angle * 18 + (1 - d) * 7 + seed + Math.sin(angle * 3 + seed) * 0.6
      const fold = Math.sin(twist) * 0.5 + 0.5
      const near = smooth(0.96, 0.3, d) * smooth(0.02, 0.14, d)
      const edge = d + Math.cos(twist) * 0.008
      out.a = cover((edge - 0.95) * size * 0.46)
      out.h = dome(clamp(d / 0.97), 2.3) * size * 0.27 + fold ** 0.7 * near * size * 0.05
      out.h += smooth(0.19, 0.1, d) * size * 0.05 - smooth(0.08, 0.02, d) * size * 0.03
      paint(out, rgb('#f6e6cd'))
      blend(out, rgb('#e0b48a'), (1 - fold) * near * 0.5 + smooth(0.75, 0.95, d) * 0.4)
      blend(
        out,
        rgb('#d99a78'),
        fbm(u * 2.2 + seed, v * 2.2, 3, seed) * smooth(0.2, 0.7, d) * smooth(0.95, 0.7, d) * 0.5,
      )
      out.gloss = 0.5
      out.glow = 0.1
    },
    LIGHT,
    { crease: 0.6, creaseRadius: 6, soften: 0.6 },
  )

export const oil = once(() =>
  layer(200, 200, (ctx) => {
    scatter(9, 8, (rand) => {
      const angle = rand() * TAU
      const reach = Math.sqrt(rand()) * 58
      glow(
        ctx,
        100 + Math.cos(angle) * reach,
        100 + Math.sin(angle) * reach,
        18 + rand() * 16,
        14 + rand() * 12,
        '206,48,6',
        0.62,
      )
    })
  }),
)

export const stick = once(() =>
  layer(760, 40, (ctx) => {
    ctx.beginPath()
    for (const [x, y] of [
      [4, 15],
      [756, 4],
      [756, 36],
      [4, 25],
    ] as const)
      ctx.lineTo(x, y)
    ctx.fillStyle = linear(ctx, 0, 4, 0, 36, [
      [0, '#8a6a5a'],
      [0.3, '#3c2320'],
      [1, '#120807'],
    ])
    ctx.fill()
    ctx.fillStyle = '#d8a64a'
    ctx.fillRect(540, 5, 8, 30)
  }),
)
