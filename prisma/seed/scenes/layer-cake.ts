import { blurred, glow, layer, linear, once, wash } from './brush.ts'
import { clamp, smooth, TAU } from './ease.ts'
import { evening, glowOf, relight, rgb } from './light.ts'
import { fbm, noise } from './noise.ts'
import { revolve } from './revolve.ts'
import { blend, cover, paint, sculpt } from './sculpt.ts'

export const WIDTH = 720
export const HEIGHT = 1280
export const TILT = 0.34
export const TOP = { x: 360, y: 490, radius: 216 }
const TALL = 262
export const LIGHT = relight(evening, {
  key: [-0.6, -0.55, 0.58],
  keyColor: glowOf('#ffe3cf', 1.6),
  sky: glowOf('#c9a0b4', 0.5),
  ground: glowOf('#7a4a62', 0.42),
  rim: [0.9, -0.4, 0.1],
  rimColor: glowOf('#ffb48a', 0.9),
})

export const room = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      wash(
        ctx,
        linear(ctx, 0, 0, 0, HEIGHT, [
          [0, '#3a1a33'],
          [0.4, '#7a3650'],
          [0.62, '#b0596a'],
          [0.66, '#4a2036'],
          [1, '#1c0c18'],
        ]),
      )
      glow(ctx, 140, 330, 420, 460, '255,178,150', 0.5)
      glow(ctx, 640, 420, 280, 340, '255,120,110', 0.32)
      ctx.fillStyle = '#2c1228'
      ctx.fillRect(520, 120, 230, 14)
      for (const [x, high, color] of [
        [548, 80, '#d98a7a'],
        [596, 110, '#5b2a48'],
        [650, 66, '#e8b98f'],
        [700, 96, '#8a3f5a'],
      ] as const) {
        ctx.fillStyle = color
        ctx.fillRect(x, 120 - high, 40, high)
      }
    }),
    20,
  ),
)

export const stand = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    const porcelain = linear(ctx, 60, 0, 660, 0, [
      [0, '#fff2e8'],
      [0.3, '#e9cfca'],
      [0.7, '#a8838c'],
      [0.93, '#d8a79a'],
      [1, '#ffd5bd'],
    ])
    const disc = (y: number, rx: number, ry: number, fill: typeof porcelain | string) => {
      ctx.fillStyle = fill
      ctx.beginPath()
      ctx.ellipse(360, y, rx, ry, 0, 0, TAU)
      ctx.fill()
    }
    glow(ctx, 380, 1046, 300, 60, '10,2,10', 0.9)
    disc(1020, 132, 38, porcelain)
    disc(
      1012,
      126,
      34,
      linear(ctx, 230, 980, 490, 1040, [
        [0, '#f6dfd6'],
        [1, '#936f7c'],
      ]),
    )
    ctx.fillStyle = linear(ctx, 312, 0, 408, 0, [
      [0, '#f3dcd4'],
      [0.35, '#c9a7a6'],
      [0.8, '#77505f'],
      [1, '#e2ac98'],
    ])
    ctx.beginPath()
    ctx.moveTo(306, 830)
    ctx.bezierCurveTo(334, 900, 338, 950, 300, 1014)
    ctx.lineTo(420, 1014)
    ctx.bezierCurveTo(382, 950, 386, 900, 414, 830)
    ctx.fill()
    glow(ctx, 360, 850, 120, 50, '30,6,20', 0.7)
    disc(790, 306, 104, porcelain)
    disc(
      778,
      306,
      104,
      linear(ctx, 60, 690, 660, 880, [
        [0, '#fff8f0'],
        [0.5, '#ecd6cd'],
        [1, '#b58d92'],
      ]),
    )
    disc(
      780,
      290,
      97,
      linear(ctx, 60, 690, 660, 880, [
        [0, '#d9bdb8'],
        [0.5, '#f0ddd4'],
        [1, '#e9cfc6'],
      ]),
    )
    glow(ctx, 384, 772, 280, 88, '60,16,34', 0.75)
  }),
)

export const cake = once(() => {
  const width = 500
  const height = 460
  const side = sculpt(
    width,
    height,
    revolve({
      centerX: 250,
      topY: 100,
      tall: TALL,
      tilt: TILT,
      radiusAt: (depth) => TOP.radius - 5 * smooth(10, 0, depth),
      skin: (turn, depth, out) => {
        const u = Math.asin(clamp(turn, -1, 1)) * 4
        const comb = Math.abs(Math.sin((depth + fbm(u, depth * 0.02, 2, 4) * 8) * 0.26))
        const swipe = fbm(u * 1.2, depth * 0.09, 4, 7)
        paint(out, rgb('#f6d9d0'))
        blend(out, rgb('#e2a8a6'), smooth(90, TALL, depth + (swipe - 0.5) * 160) * 0.9)
        blend(out, rgb('#fff0e2'), smooth(0.55, 0.8, swipe) * 0.5)
        out.h += comb * 3.2 + swipe * 5
        out.gloss = 0.14
      },
    }),
    LIGHT,
    { crease: 0.4, creaseRadius: 5, soften: 0.5 },
  )
  const face = sculpt(
    width,
    240,
    (x, y, out) => {
      const u = (x - 250) / TOP.radius
      const v = (y - 100) / (TOP.radius * TILT)
      const d = Math.hypot(u, v)
      out.a = cover((d - 1.005) * 150)
      out.h = fbm(u * 3, v * 3, 3, 3) * 8 + smooth(1, 0.9, d) * 5 + noise(d * 26, 2, 2) * 2
      paint(out, rgb('#f8dfd4'))
      out.gloss = 0.15
    },
    LIGHT,
    { crease: 0.2, soften: 0.5 },
  )
  return layer(width, height, (ctx) => {
    ctx.drawImage(side, 0, 0)
    ctx.drawImage(face, 0, 0)
  })
})
