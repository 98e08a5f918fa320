import { layer, linear, once, radial } from './brush.ts'
import { clamp, smooth, TAU } from './ease.ts'
import { evening, rgb } from './light.ts'
import { cells, fbm, noise } from './noise.ts'
import { revolve } from './revolve.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'

const RX = 286
const RY = 112

/** The bowl with an empty, shaded inside; its rim's centre is at (360, 140). */
export const bowl = once(() => {
  const glazeDark = rgb('#141c33')
  const glaze = rgb('#27406b')
  const glazeLight = rgb('#6f9aa8')
  const clay = rgb('#7c4a30')
  const body = sculpt(
    720,
    520,
    revolve({
      centerX: 360,
      topY: 140,
      tall: 268,
      tilt: RY / RX,
      radiusAt: (depth) => {
        const k = depth / 268
        return k > 0.88 ? 112 : 112 + (RX - 112) * (1 - (k / 0.88) ** 2.1) ** 0.72
      },
      skin: (turn, depth, out) => {
        const angle = Math.asin(clamp(turn, -1, 1)) * 3
        const run = fbm(angle * 4, depth * 0.006, 4, 3)
        const drip = 178 + run * 60
        paint(out, glazeDark)
        blend(out, glaze, smooth(0.2, 0.75, fbm(angle * 2.4, depth * 0.012, 4, 8)))
        blend(out, glazeLight, smooth(66, 0, depth + (run - 0.5) * 90) * 0.85)
        blend(out, rgb('#d9c8a0'), smooth(16, 2, depth + (run - 0.5) * 16) * 0.9)
        out.gloss = 0.75
        const bare = smooth(drip - 3, drip + 3, depth)
        blend(out, clay, bare)
        out.gloss *= 1 - bare * 0.9
        out.h += (1 - bare) * 3 + noise(angle * 40, depth * 0.5, 2) * bare * 1.2
        blend(out, rgb('#0c1020'), cells(angle * 16, depth * 0.09, 4) < 0.12 ? 0.5 * (1 - bare) : 0)
      },
    }),
    evening,
    { crease: 0.25, creaseRadius: 10 },
  )
  return layer(720, 520, (ctx) => {
    ctx.drawImage(body, 0, 0)
    const ring = (rx: number, ry: number, dy: number, fill: ReturnType<typeof linear>) => {
      ctx.beginPath()
      ctx.ellipse(360, 140 + dy, rx, ry, 0, 0, TAU)
      ctx.fillStyle = fill
      ctx.fill()
    }
    ring(
      RX,
      RY,
      0,
      linear(ctx, 74, 40, 646, 240, [
        [0, '#fff3d6'],
        [0.3, '#e3cfa4'],
        [0.55, '#a88a62'],
        [0.85, '#e8b67c'],
        [1, '#ffd9a0'],
      ]),
    )
    ring(
      RX - 9,
      RY - 5,
      1,
      linear(ctx, 0, 40, 0, 240, [
        [0, '#5b3626'],
        [0.4, '#a5764c'],
        [1, '#d9ad77'],
      ]),
    )
  })
})

/** Creamy broth with coins of fat and a shade under the near rim; 600 x 260, centred. */
export const broth = once(() => {
  const picture = sculpt(
    600,
    260,
    (x, y, out) => {
      const u = (x - 300) / 268
      const v = (y - 126) / 100
      const cream = fbm(u * 3, v * 3, 4, 6)
      paint(out, rgb('#d99f5a'))
      blend(out, rgb('#f0cd94'), smooth(0.3, 0.75, cream))
      const coin = cells(u * 7, v * 7, 9)
      const small = cells(u * 15, v * 15, 12)
      const disc = Math.max(smooth(0.3, 0.26, coin), smooth(0.24, 0.18, small))
      const edge = Math.max(smooth(0.06, 0, Math.abs(coin - 0.3)), smooth(0.08, 0, Math.abs(small - 0.22)))
      blend(out, rgb('#e08a2c'), disc * 0.45)
      blend(out, rgb('#ffe9b0'), edge * 0.6)
      out.h = disc * 2.2 + cream * 5
      out.gloss = 0.5
    },
    evening,
    { crease: 0.2, creaseRadius: 6, soften: 0.6 },
  )
  return layer(600, 260, (ctx) => {
    ctx.drawImage(picture, 0, 0)
    ctx.fillStyle = radial(ctx, 300, 130, 290, [
      [0, 'rgba(90,30,0,0)'],
      [0.72, 'rgba(90,30,0,0.06)'],
      [1, 'rgba(60,16,0,0.7)'],
    ])
    ctx.fillRect(0, 0, 600, 260)
    ctx.fillStyle = linear(ctx, 0, 20, 0, 110, [
      [0, 'rgba(50,14,0,0.6)'],
      [1, 'rgba(50,14,0,0)'],
    ])
    ctx.fillRect(0, 0, 600, 120)
  })
})

/** A braised pork slice: spiral of fat through seared meat. */
export const chashu = once(() =>
  sculpt(
    230,
    170,
    (x, y, out) => {
      const u = (x / 230 - 0.5) * 2.15
      const v = (y / 170 - 0.5) * 2.2
      const angle = Math.atan2(v, u)
      const d = Math.hypot(u, v) + (fbm(Math.cos(angle) * 1.5, Math.sin(angle) * 1.5, 3, 5) - 0.5) * 0.16
      const spiral = Math.sin(d * 11 - angle * 1 + fbm(u * 2, v * 2, 3, 2) * 4)
      const fiber = fbm(u * 10 + v * 3, v * 10, 3, 9)
      out.a = cover((d - 0.9) * 80)
      paint(out, rgb('#b0654a'))
      blend(out, rgb('#d69878'), fiber)
      blend(out, rgb('#f7dcc0'), smooth(0.25, 0.75, spiral) * 0.9)
      blend(out, rgb('#4d1c10'), smooth(0.78, 0.9, d) * 0.95)
      out.h = dome(clamp(d / 0.93), 8) * 14 + fiber * 5 + smooth(0.2, 0.7, spiral) * 3
      out.gloss = 0.55
    },
    evening,
    { crease: 0.6, creaseRadius: 5 },
  ),
)

/** The pink-swirled fish cake, because every bowl should smile. */
export const naruto = once(() =>
  sculpt(
    112,
    84,
    (x, y, out) => {
      const u = (x / 112 - 0.5) * 2.15
      const v = (y / 84 - 0.5) * 2.5 + 0.06
      const angle = Math.atan2(v, u)
      const radius = Math.hypot(u, v)
      const d = radius - 0.05 * Math.cos(angle * 14)
      const swirl = Math.abs(radius - (0.12 + (((angle + Math.PI) / TAU) * 0.3 + 0.08)))
      const swirl2 = Math.abs(radius - (0.42 + (((angle + Math.PI) / TAU) * 0.3 + 0.08)))
      const below = Math.hypot(u, v - 0.16) - 0.05 * Math.cos(angle * 14)
      out.a = cover((Math.min(d, below) - 0.88) * 44)
      paint(out, rgb('#e2cdb8'))
      if (d < 0.9) {
        paint(out, rgb('#fff5ea'))
        blend(out, rgb('#f0557f'), smooth(0.09, 0.04, Math.min(swirl, radius < 0.74 ? swirl2 : 1)))
      }
      out.h = d < 0.9 ? 12 : 4
      out.gloss = 0.3
    },
    evening,
    { crease: 0.2, creaseRadius: 3, soften: 0.5 },
  ),
)

/** A sheet of toasted seaweed standing in the back of the bowl. */
export const nori = once(() =>
  sculpt(
    150,
    260,
    (x, y, out) => {
      const u = x / 150
      const v = y / 260
      const wave = Math.sin(v * 5 + u * 2) * 3
      const ragged = (noise(x * 0.16, 0, 3) - 0.5) * 5
      out.a = Math.min(cover(8 + wave - x), cover(x - 142 - wave), cover(10 + ragged - y))
      const fiber = fbm(u * 16, v * 26, 4, 4)
      paint(out, rgb('#0f1d17'))
      blend(out, rgb('#35543a'), fiber * 0.8)
      out.h = fiber * 7 + Math.sin(u * 4 + 0.6) * 22
      out.gloss = 0.4
    },
    evening,
    { crease: 0.4, creaseRadius: 4 },
  ),
)
