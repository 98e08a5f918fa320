import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { type Ctx, glow, layer, linear, place, radial, wash } from './brush.ts'
import { smooth, TAU } from './ease.ts'
import { fire } from './fire.ts'
import { evening, type Light, morning, overhead, rgb } from './light.ts'
import { noise } from './noise.ts'
import { drawStrand } from './noodles.ts'
import { basil, eggHalf, leaf, mint, scallionRing, strawberry } from './pantry.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'
import { pancake } from './stack.ts'

const SIZE = 512

const portrait = (drawing: (ctx: Ctx) => void): Canvas => {
  const canvas = createCanvas(SIZE, SIZE)
  const ctx = canvas.getContext('2d')
  drawing(ctx)
  ctx.fillStyle = radial(ctx, 256, 236, 380, [
    [0, 'rgba(10,4,10,0)'],
    [0.6, 'rgba(10,4,10,0)'],
    [1, 'rgba(10,4,10,0.55)'],
  ])
  ctx.fillRect(0, 0, SIZE, SIZE)
  return canvas
}

const disc = (size: number, color: string, rim: string, light: Light): Canvas =>
  sculpt(
    size,
    size,
    (x, y, out) => {
      const d = Math.hypot(x / size - 0.5, y / size - 0.5) * 2
      out.a = cover((d - 0.97) * size * 0.5)
      out.h = dome(Math.min(1, Math.abs(d - 0.88) / 0.1)) * 16 + smooth(0.5, 0.9, d) * 14
      paint(out, rgb(color))
      blend(out, rgb(rim), smooth(0.78, 0.84, d))
      out.gloss = 0.7
    },
    light,
    { crease: 0.5, creaseRadius: 10, shadowLength: 36 },
  )

const ramen = (): Canvas =>
  portrait((ctx) => {
    wash(
      ctx,
      linear(ctx, 0, 0, 512, 512, [
        [0, '#d9583a'],
        [1, '#6d1522'],
      ]),
    )
    glow(ctx, 276, 290, 250, 244, '40,4,10', 0.8)
    place(ctx, disc(420, '#e7b671', '#22355c', evening), { x: 256, y: 256 })
    ctx.save()
    ctx.beginPath()
    ctx.arc(256, 256, 168, 0, TAU)
    ctx.clip()
    for (let i = 0; i < 30; i++) {
      const radius = 160 - i * 5
      const start = i * 1.9
      const points = Array.from({ length: 11 }, (_, k) => {
        const angle = start + k * 0.32
        return [
          256 + Math.cos(angle) * radius + noise(k, i, 4) * 8,
          262 + Math.sin(angle) * radius * 0.94,
        ] as const
      })
      drawStrand(ctx, { points, depth: 0.35 + (i % 5) * 0.14, width: 15 })
    }
    ctx.restore()
    glow(ctx, 308, 318, 92, 84, '70,24,4', 0.6)
    place(ctx, eggHalf(176, evening, 0.92), { x: 300, y: 300, turn: -0.3 })
    for (let i = 0; i < 13; i++) {
      place(ctx, scallionRing(44, (i * 0.37) % 1, evening), {
        x: 212 + Math.cos(i * 2.4) * Math.sqrt(i) * 17,
        y: 206 + Math.sin(i * 2.4) * Math.sqrt(i) * 17,
        turn: i,
      })
    }
  })

const oven = (): Canvas =>
  portrait((ctx) => {
    wash(
      ctx,
      linear(ctx, 0, 0, 0, 512, [
        [0, '#3a1710'],
        [1, '#8a3a16'],
      ]),
    )
    ctx.fillStyle = radial(ctx, 256, 330, 260, [
      [0, '#ff9a3a'],
      [0.5, '#b23f12'],
      [1, '#2a0d0a'],
    ])
    ctx.beginPath()
    ctx.arc(256, 290, 190, Math.PI, TAU)
    ctx.lineTo(446, 430)
    ctx.lineTo(66, 430)
    ctx.fill()
    fire(ctx, 3.2, 256, 430, 420, 380)
    fire(ctx, 8.4, 216, 434, 260, 260)
    for (let i = 0; i < 13; i++) {
      const angle = Math.PI + (i / 12) * Math.PI
      ctx.save()
      ctx.translate(256 + Math.cos(angle) * 216, 290 + Math.sin(angle) * 216)
      ctx.rotate(angle + Math.PI / 2)
      ctx.fillStyle = linear(ctx, 0, -28, 0, 28, [
        [0, '#6e3420'],
        [1, i % 2 === 0 ? '#d27a48' : '#b9623a'],
      ])
      ctx.beginPath()
      ctx.roundRect(-26, -27, 50, 54, 7)
      ctx.fill()
      ctx.restore()
    }
    ctx.fillStyle = linear(ctx, 0, 420, 0, 512, [
      [0, '#f0b070'],
      [0.15, '#8a5230'],
      [1, '#3a1c14'],
    ])
    ctx.fillRect(0, 424, 512, 90)
    glow(ctx, 256, 440, 120, 24, '40,8,2', 0.8)
    for (const turn of [-2.3, -1.55, -0.8]) {
      const x = 256 + Math.cos(turn) * 54
      place(ctx, leaf(130, basil, evening, Math.round(turn * -5)), { x, y: 432 + Math.sin(turn) * 46, turn })
    }
  })

const bakery = (): Canvas =>
  portrait((ctx) => {
    wash(
      ctx,
      linear(ctx, 0, 0, 512, 512, [
        [0, '#a9cdc4'],
        [1, '#4f8580'],
      ]),
    )
    glow(ctx, 130, 110, 260, 240, '255,244,210', 0.7)
    glow(ctx, 270, 432, 230, 60, '16,40,40', 0.8)
    for (let i = 0; i < 4; i++) {
      const cake = pancake(168, 50, 0.36, morning, i + 3)
      glow(ctx, 262, 388 - i * 48, 170, 50, '90,34,8', 0.4)
      ctx.drawImage(cake, 256 - cake.width / 2 + (i % 2) * 10 - 5, 320 - i * 48 - 76)
    }
    place(ctx, strawberry(128, morning, 2), { x: 262, y: 136, turn: 0.1 })
    for (const turn of [-2.7, -1.6, -0.5]) {
      place(ctx, leaf(76, mint, morning, 2), {
        x: 262 + Math.cos(turn) * 34,
        y: 82 + Math.sin(turn) * 18,
        turn,
      })
    }
  })

const garden = (): Canvas =>
  portrait((ctx) => {
    wash(
      ctx,
      linear(ctx, 0, 0, 512, 512, [
        [0, '#f3e3b8'],
        [1, '#d7b46e'],
      ]),
    )
    glow(ctx, 276, 286, 240, 232, '90,60,10', 0.6)
    place(ctx, disc(400, '#f6efe0', '#2f6b46', overhead), { x: 256, y: 256 })
    const rosette = layer(SIZE, SIZE, (inner) => {
      for (let ring = 0; ring < 3; ring++) {
        const count = 8 - ring * 2
        for (let i = 0; i < count; i++) {
          const turn = (i / count) * TAU + ring * 0.4
          const reach = 92 - ring * 34
          const x = 256 + Math.cos(turn) * reach
          const y = 256 + Math.sin(turn) * reach
          glow(inner, x + 8, y + 12, 62, 50, '10,40,10', 0.35)
          place(inner, leaf(136 - ring * 22, ring === 1 ? mint : basil, overhead, i + ring), { x, y, turn })
        }
      }
    })
    ctx.drawImage(rosette, 0, 0)
    place(ctx, strawberry(66, overhead, 4), { x: 256, y: 256, turn: 0.5 })
  })

/** One round-crop-friendly portrait per partner. */
export const avatars: Record<string, () => Canvas> = {
  'kumo-ramen': ramen,
  'forno-lucia': oven,
  alouette: bakery,
  'green-gate': garden,
}
