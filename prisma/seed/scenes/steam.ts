import type { Canvas } from '@napi-rs/canvas'
import { type Ctx, layer, once, place, scatter } from './brush.ts'
import { fract, smooth, TAU } from './ease.ts'
import { fbm } from './noise.ts'

const SIZE = 220

const puff = (seed: number): Canvas =>
  layer(SIZE, SIZE, (ctx) => {
    const image = ctx.createImageData(SIZE, SIZE)
    for (let y = 0; y < SIZE; y++) {
      for (let x = 0; x < SIZE; x++) {
        const u = x / SIZE - 0.5
        const v = y / SIZE - 0.5
        const bend = fbm(u * 3 + 9, v * 3, 3, seed) - 0.5
        const wisp = fbm(u * 5 + bend * 2.6, v * 2 + bend * 2, 4, seed + 40)
        const ridge = 1 - Math.abs(wisp - 0.5) * 2.5
        const round = smooth(0.5, 0.05, Math.hypot(u * 1.15, v))
        const i = (y * SIZE + x) * 4
        image.data[i] = image.data[i + 1] = image.data[i + 2] = 255
        image.data[i + 3] = Math.max(0, ridge) ** 1.9 * round * 190
      }
    }
    ctx.putImageData(image, 0, 0)
  })

const puffs = once(() => [puff(3), puff(17), puff(29), puff(51)])

interface SteamOptions {
  x: number
  y: number
  width: number
  rise: number
  periodSeconds: number
  count?: number
  alpha?: number
  scale?: number
  seed?: number
}

/** Wisps that climb, sway, widen and thin out; seamless when the clip lasts a multiple of the period. */
export const steam = (ctx: Ctx, t: number, options: SteamOptions): void => {
  const { x, y, width, rise, periodSeconds, count = 9, alpha = 0.5, scale = 1, seed = 1 } = options
  const wisps = scatter(count, seed, (rand, index) => ({
    phase: (index + rand() * 0.6) / count,
    x: rand() - 0.5,
    sway: 0.5 + rand(),
    size: 0.75 + rand() * 0.7,
    turn: rand() * TAU,
    spin: rand() - 0.5,
    picture: Math.floor(rand() * 4),
  }))
  ctx.save()
  ctx.globalCompositeOperation = 'screen'
  for (const wisp of wisps) {
    const life = fract(t / periodSeconds + wisp.phase)
    const picture = puffs()[wisp.picture]
    if (picture === undefined) continue
    place(ctx, picture, {
      x: x + wisp.x * width + Math.sin(life * 4 * wisp.sway + wisp.turn) * width * 0.14 * life,
      y: y - life ** 0.85 * rise,
      scaleX: scale * wisp.size * (0.7 + life * 1.2),
      scaleY: scale * wisp.size * (1 + life * 1.7),
      turn: Math.sin(wisp.turn) * 0.4 + wisp.spin * life * 1.2,
      alpha: alpha * smooth(0, 0.22, life) * smooth(1, 0.4, life),
    })
  }
  ctx.restore()
}
