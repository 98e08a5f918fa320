import { glow, layer, linear, once, place } from './brush.ts'
import { clamp, smooth } from './ease.ts'
import { overhead, relight, rgb } from './light.ts'
import { fbm } from './noise.ts'
import { leaf, parsley } from './pantry.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'
import { linen, wood } from './surfaces.ts'

export const WIDTH = 720
export const HEIGHT = 1280
export const PAN = { x: 360, y: 560, radius: 322 }
export const LIGHT = relight(overhead, { key: [-0.6, -0.55, 0.58] })

export const table = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    ctx.drawImage(wood(WIDTH, HEIGHT, LIGHT, ['#1d2a2c', '#33494a', '#5d7a76'], 240), 0, 0)
    ctx.save()
    ctx.translate(610, 1010)
    ctx.rotate(-0.5)
    ctx.shadowColor = 'rgba(6,10,12,0.7)'
    ctx.shadowBlur = 40
    ctx.shadowOffsetX = 14
    ctx.shadowOffsetY = 18
    ctx.drawImage(linen(460, 560, LIGHT, '#ead9bd', '#c2452d'), -200, -240)
    ctx.restore()
    const sprig = leaf(92, parsley, LIGHT, 3)
    for (const [x, y, turn] of [
      [70, 118, 0.4],
      [120, 86, -0.5],
      [52, 62, 1.3],
      [650, 96, 2.4],
      [676, 150, 1.5],
    ] as const) {
      glow(ctx, x + 8, y + 12, 46, 34, '4,10,10', 0.5)
      place(ctx, sprig, { x, y, turn })
    }
  }),
)

export const pan = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    glow(ctx, PAN.x + 26, PAN.y + 40, 400, 390, '4,8,10', 0.95)
    ctx.save()
    ctx.translate(PAN.x, PAN.y)
    ctx.rotate(0.16)
    ctx.shadowColor = 'rgba(0,4,6,0.8)'
    ctx.shadowBlur = 36
    ctx.shadowOffsetX = 18
    ctx.shadowOffsetY = 20
    ctx.fillStyle = linear(ctx, -44, 0, 44, 0, [
      [0, '#5b5a5c'],
      [0.25, '#2f2e31'],
      [0.8, '#151417'],
      [1, '#3a3233'],
    ])
    ctx.beginPath()
    ctx.roundRect(-40, 290, 80, 520, 40)
    ctx.fill()
    ctx.restore()
    const size = PAN.radius * 2
    const iron = sculpt(
      size,
      size,
      (x, y, out) => {
        const d = Math.hypot(x - size / 2, y - size / 2)
        const lip = Math.abs(d - (PAN.radius - 14)) / 15
        out.a = cover(d - PAN.radius + 1)
        out.h = dome(Math.min(1, lip), 2.4) * 15 + fbm(x / 7, y / 7, 2, 3) * 1.6
        if (d < PAN.radius - 14) out.h = Math.max(out.h, (d - (PAN.radius - 40)) * 0.4)
        paint(out, rgb('#2b2a2d'))
        out.gloss = 0.8
      },
      LIGHT,
      { crease: 0.4, creaseRadius: 8 },
    )
    ctx.drawImage(iron, PAN.x - PAN.radius, PAN.y - PAN.radius)
  }),
)

export const egg = (size: number, seed: number) =>
  sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.2
      const v = (y / size - 0.5) * 2.2
      const angle = Math.atan2(v, u)
      const lobes = fbm(Math.cos(angle) * 1.3 + seed * 4, Math.sin(angle) * 1.3, 3, seed)
      const d = Math.hypot(u, v) + (lobes - 0.42) * 0.75
      const yolk = Math.hypot(u + 0.06, v - 0.02) / 0.4
      out.a = smooth(0.98, 0.78, d) * smooth(1.09, 0.98, Math.max(Math.abs(u), Math.abs(v))) * 0.97
      paint(out, rgb('#fffaf0'))
      blend(out, rgb('#f1c9a0'), smooth(0.6, 0.95, d) * 0.8)
      out.h = dome(clamp(d / 0.98), 3) * size * 0.07 + fbm(u * 3, v * 3, 3, seed + 4) * size * 0.03
      out.gloss = 0.7
      if (yolk < 1) {
        out.h += dome(yolk, 2.4) * size * 0.13
        blend(out, rgb('#f49a10'), smooth(1, 0.93, yolk))
        blend(out, rgb('#ffc23c'), smooth(0.8, 0.1, yolk) * 0.7)
        out.gloss = 1.3
        out.glow = 0.2
      }
    },
    LIGHT,
    { crease: 0.35, creaseRadius: 6, soften: 0.5 },
  )
