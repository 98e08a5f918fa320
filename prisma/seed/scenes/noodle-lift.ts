import type { Canvas } from '@napi-rs/canvas'
import { type Ctx, layer, linear, once, radial, scatter } from './brush.ts'
import { clamp, easeInOut, fract, lerp, smooth, swell, TAU } from './ease.ts'
import { drawStrand } from './noodles.ts'

export const RIM = { x: 360, y: 772, rx: 286, ry: 112 }
export const DURATION_SECONDS = 8

const strands = scatter(34, 12, (rand, index) => ({
  u: (index / 33) * 2 - 1,
  jitter: rand() - 0.5,
  depth: rand(),
  phase: rand() * TAU,
  reach: rand(),
  loose: rand() < 0.2,
})).sort((a, b) => a.depth - b.depth)

const GRIP_X = 352

/** Where the chopsticks are: a slow lift, a moment of rest, and back for more. */
const liftAt = (t: number): number => easeInOut(clamp(swell(t + 1.7, DURATION_SECONDS) * 1.25 - 0.12))

export const drawLift = (ctx: Ctx, t: number): void => {
  const gripY = lerp(560, 318, liftAt(t))
  const brothY = RIM.y + 14
  for (const strand of strands) {
    const topX = GRIP_X + strand.u * 74 + strand.jitter * 20
    const footX = GRIP_X + 8 + strand.u * (104 + strand.reach * 40) + strand.jitter * 40
    const footY = strand.loose
      ? lerp(gripY, brothY, 0.62 + strand.reach * 0.22)
      : brothY + (strand.depth - 0.4) * 54
    const points: (readonly [number, number])[] = []
    const tail = strand.jitter > 0 ? 1 : -1
    points.push([topX + tail * 3, gripY + 30 + strand.reach * 130 * (1 - strand.depth)])
    points.push([topX + tail * 9, gripY + 12])
    points.push([topX + tail * 5, gripY - 20 - strand.depth * 8])
    for (let i = 0; i <= 8; i++) {
      const k = i / 8
      const gather = 1 - 0.3 * Math.sin(Math.PI * Math.min(1, k * 1.25))
      const lag = t - k * 0.35
      const sway =
        Math.sin((TAU * lag) / 4 + 0.6) * 9 * k * (1 - k * 0.55) + Math.sin(k * 7 + strand.phase) * 6
      const x = GRIP_X + (lerp(topX, footX, k ** 1.6) - GRIP_X) * gather + sway
      points.push([x, lerp(gripY - 6, footY, k)])
    }
    if (strand.loose) {
      const end = points[points.length - 1]
      if (end !== undefined) points.push([end[0] + tail * 9, end[1] + 10], [end[0] + tail * 17, end[1] - 8])
    }
    drawStrand(ctx, { points, depth: 0.12 + strand.depth * 0.85, width: 11.5 })
  }
  drawDrops(ctx, t, gripY, brothY)
}

const drawDrops = (ctx: Ctx, t: number, gripY: number, brothY: number): void => {
  for (let i = 0; i < 6; i++) {
    const fall = fract(t / 2 + i / 6 + Math.sin(i * 7) * 0.1)
    const y = lerp(gripY + 190, brothY, fall * fall)
    const x = GRIP_X + Math.sin(i * 2.4) * 88
    const stretch = 1 + fall * 1.2
    ctx.globalAlpha = smooth(0, 0.15, fall) * smooth(1, 0.96, fall)
    ctx.fillStyle = radial(ctx, x - 1.5, y - 2, 8, [
      [0, '#fff4d0'],
      [0.4, '#f0bf70'],
      [1, '#a8642a'],
    ])
    ctx.beginPath()
    ctx.ellipse(x, y, 3.6, 4.4 * stretch, 0, 0, TAU)
    ctx.fill()
  }
  ctx.globalAlpha = 1
}

const chopsticks = once((): Canvas[] =>
  [0, 1].map((index) =>
    layer(620, 60, (ctx) => {
      const body: (readonly [number, number])[] = [
        [6, 27],
        [610, 14],
        [610, 46],
        [6, 33],
      ]
      ctx.beginPath()
      for (const [x, y] of body) ctx.lineTo(x, y)
      ctx.closePath()
      ctx.fillStyle = linear(ctx, 0, 14, 0, 46, [
        [0, '#f0a070'],
        [0.18, '#a5261f'],
        [0.55, '#6d1017'],
        [1, '#1f060c'],
      ])
      ctx.fill()
      ctx.globalCompositeOperation = 'source-atop'
      ctx.fillStyle = linear(ctx, 0, 0, 620, 0, [
        [0, 'rgba(20,4,8,0.55)'],
        [0.3, 'rgba(20,4,8,0)'],
        [0.75, 'rgba(255,170,90,0.22)'],
        [1, 'rgba(20,4,8,0.5)'],
      ])
      ctx.fillRect(0, 0, 620, 60)
      ctx.fillStyle = '#d9a441'
      ctx.fillRect(430 + index * 6, 0, 5, 60)
      ctx.fillRect(442 + index * 6, 0, 2, 60)
    }),
  ),
)

export const drawChopstick = (ctx: Ctx, t: number, index: number): void => {
  const picture = chopsticks()[index]
  if (picture === undefined) return
  const gripY = lerp(560, 318, liftAt(t))
  ctx.save()
  ctx.translate(GRIP_X - 112, gripY + (index === 0 ? 20 : 4))
  ctx.rotate(-0.19 - index * 0.05)
  ctx.drawImage(picture, 0, -30)
  ctx.restore()
}
