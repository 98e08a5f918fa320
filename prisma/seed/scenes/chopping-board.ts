import { glow, layer, linear, once, scatter } from './brush.ts'
import { clamp, smooth } from './ease.ts'
import { glowOf, overhead, relight, rgb } from './light.ts'
import { fbm, noise } from './noise.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'
import { linen, wood } from './surfaces.ts'

export const WIDTH = 720
export const HEIGHT = 1280
export const LIGHT = relight(overhead, { key: [-0.6, -0.52, 0.56], keyColor: glowOf('#fff0d8', 1.5) })

export const board = once(() =>
  layer(WIDTH * 1.7, HEIGHT * 1.35, (ctx) => {
    const wide = ctx.canvas.width
    const high = ctx.canvas.height
    ctx.drawImage(linen(wide, high, LIGHT, '#34413f', '#50605a'), 0, 0)
    ctx.save()
    ctx.shadowColor = 'rgba(4,8,8,0.85)'
    ctx.shadowBlur = 60
    ctx.shadowOffsetX = 24
    ctx.shadowOffsetY = 34
    ctx.beginPath()
    ctx.roundRect(90, 330, wide - 180, 900, 46)
    ctx.fill()
    ctx.restore()
    ctx.save()
    ctx.beginPath()
    ctx.roundRect(90, 330, wide - 180, 900, 46)
    ctx.clip()
    ctx.drawImage(wood(wide - 180, 900, LIGHT, ['#7a4826', '#b5793f', '#e2b274'], 150, true), 90, 330)
    ctx.lineWidth = 7
    ctx.strokeStyle = 'rgba(255,226,176,0.35)'
    ctx.stroke()
    ctx.lineWidth = 1.3
    for (const cut of scatter(60, 3, (rand) => ({
      x: 420 + rand() * 420,
      y: 480 + rand() * 560,
      long: 40 + rand() * 150,
      tilt: rand() * 20 - 10,
    }))) {
      ctx.strokeStyle = 'rgba(70,34,12,0.28)'
      ctx.beginPath()
      ctx.moveTo(cut.x, cut.y)
      ctx.lineTo(cut.x + cut.tilt, cut.y + cut.long)
      ctx.stroke()
    }
    ctx.restore()
  }),
)

/** A scallion lying along x, white root to dark leaf, its right end freshly cut. */
export const stalk = (seed: number) =>
  sculpt(
    760,
    52,
    (x, y, out) => {
      const k = 1 - x / 760
      const v = (y - 26 - Math.sin(x * 0.006 + seed) * 3) / (21 + noise(x / 90, seed, 3) * 4)
      const fiber = fbm(x / 150, y / 3, 3, seed)
      out.a = cover((Math.abs(v) - 0.98) * 22)
      out.h = dome(clamp(Math.abs(v)), 2) * 21 + fiber * 3
      paint(out, rgb('#f4f6dc'))
      blend(out, rgb('#c3dd86'), smooth(0.02, 0.24, k + fiber * 0.1))
      blend(out, rgb('#6fae3c'), smooth(0.18, 0.5, k + fiber * 0.14))
      blend(out, rgb('#2f7a2c'), smooth(0.42, 0.85, k + fiber * 0.16))
      out.gloss = 0.55
      out.glow = 0.06
    },
    LIGHT,
    { crease: 0.3, creaseRadius: 4, soften: 0.4 },
  )

export const knife = once(() =>
  layer(300, 980, (ctx) => {
    const blade = () => {
      ctx.beginPath()
      ctx.moveTo(118, 20)
      ctx.quadraticCurveTo(66, 70, 62, 190)
      ctx.lineTo(64, 556)
      ctx.lineTo(196, 556)
      ctx.lineTo(196, 180)
      ctx.quadraticCurveTo(184, 60, 118, 20)
      ctx.closePath()
    }
    blade()
    ctx.fillStyle = linear(ctx, 60, 0, 198, 0, [
      [0, '#fdfefe'],
      [0.1, '#b9c4c8'],
      [0.3, '#e8eef0'],
      [0.34, '#8e9aa0'],
      [0.62, '#c9d2d5'],
      [0.86, '#76838a'],
      [1, '#454f55'],
    ])
    ctx.fill()
    ctx.save()
    ctx.clip()
    const sheen = layer(150, 560, (sctx) => {
      for (let y = 0; y < 560; y++) {
        sctx.fillStyle = `rgba(255,255,255,${0.16 * noise(y / 2.2, 2, 5)})`
        sctx.fillRect(0, y, 150, 1)
      }
    })
    ctx.drawImage(sheen, 60, 10)
    ctx.strokeStyle = 'rgba(255,255,255,0.4)'
    ctx.lineWidth = 2
    ctx.beginPath()
    for (let y = 60; y < 556; y += 6) ctx.lineTo(102 + noise(y / 22, 1, 9) * 16, y)
    ctx.stroke()
    ctx.fillStyle = linear(ctx, 0, 60, 0, 556, [
      [0, 'rgba(255,255,255,0.35)'],
      [0.3, 'rgba(40,52,60,0.1)'],
      [0.55, 'rgba(255,255,255,0.3)'],
      [1, 'rgba(30,40,46,0.35)'],
    ])
    ctx.fillRect(60, 0, 150, 560)
    ctx.restore()
    ctx.fillStyle = linear(ctx, 92, 0, 178, 0, [
      [0, '#e2b04e'],
      [0.5, '#fbe2a0'],
      [1, '#8a5e1e'],
    ])
    ctx.fillRect(96, 552, 78, 26)
    ctx.fillStyle = linear(ctx, 92, 0, 180, 0, [
      [0, '#8a4a2c'],
      [0.25, '#5a2a1a'],
      [0.7, '#32140e'],
      [1, '#6a3422'],
    ])
    ctx.beginPath()
    ctx.roundRect(94, 576, 82, 380, [6, 6, 38, 38])
    ctx.fill()
    glow(ctx, 116, 740, 9, 160, '255,214,170', 0.5)
  }),
)
