import { once } from './brush.ts'
import { clamp, smooth, TAU } from './ease.ts'
import { bake, blisters, sample, stampBlisters } from './field.ts'
import { type Light, rgb } from './light.ts'
import { cells, fbm, noise } from './noise.ts'
import { blend, cover, dome, paint, Sculptor } from './sculpt.ts'

export const PIZZA_SIZE = 480
const HALF = PIZZA_SIZE / 2
const RADIUS = 228

const polar = (x: number, y: number) => {
  const dx = x - HALF
  const dy = y - HALF
  const angle = Math.atan2(dy, dx)
  const wobble = fbm(Math.cos(angle) * 1.6 + 3, Math.sin(angle) * 1.6, 3, 4) - 0.5
  return { d: Math.hypot(dx, dy) + wobble * 22, angle, u: dx / 60, v: dy / 60 }
}

const fields = once(() => ({
  distance: bake(PIZZA_SIZE, PIZZA_SIZE, (x, y) => polar(x, y).d),
  dough: bake(PIZZA_SIZE, PIZZA_SIZE, (x, y) => {
    const { d, angle, u, v } = polar(x, y)
    const edge = Math.abs(d - RADIUS + 30) / (31 + 7 * noise(angle * 4, 2, 7))
    const pocket = smooth(0.35, 0.8, fbm(Math.cos(angle) * 4 + 9, Math.sin(angle) * 4 + 9, 3, 3)) * 26
    return dome(Math.min(1, edge), 2.2) * (36 + pocket) + fbm(u * 3, v * 3, 3, 5) * 5
  }),
  cheese: bake(PIZZA_SIZE, PIZZA_SIZE, (x, y) => {
    const { d, u, v } = polar(x, y)
    const melt =
      cells(u * 0.72 + 4 + fbm(u, v, 2, 6) * 0.5, v * 0.72 + 2, 15) +
      (fbm(u * 2.4, v * 2.4, 3, 8) - 0.5) * 0.3
    return smooth(0.52, 0.4, melt) * smooth(RADIUS - 50, RADIUS - 66, d)
  }),
  speck: bake(PIZZA_SIZE, PIZZA_SIZE, (x, y) => fbm(x / 17, y / 17, 4, 21)),
  spots: bake(PIZZA_SIZE, PIZZA_SIZE, (x, y) => fbm(x / 9 + 40, y / 9, 3, 33)),
  sauce: bake(PIZZA_SIZE, PIZZA_SIZE, (x, y) => fbm(x / 26, y / 26, 4, 41)),
  blisterHeights: new Float32Array(PIZZA_SIZE * PIZZA_SIZE),
  sculptor: new Sculptor(PIZZA_SIZE, PIZZA_SIZE),
  bubbles: blisters(36, 12, 10, (rand) => {
    const angle = rand() * TAU
    const reach = Math.sqrt(rand()) * 160
    const x = HALF + Math.cos(angle) * reach
    const y = HALF + Math.sin(angle) * reach
    return { x, y, radius: 4 + rand() * rand() * 13 }
  }),
}))

const CRUST_RAW = rgb('#f3dfb8')
const CRUST = rgb('#dc9c4c')
const CRUST_DEEP = rgb('#9a5320')
const CHAR = rgb('#2a120b')
const SAUCE = rgb('#c9320f')
const SAUCE_DEEP = rgb('#7f1507')
const SAUCE_BRIGHT = rgb('#ee6a1e')
const CHEESE = rgb('#fff0cf')
const TOASTED = rgb('#e0973a')

/** The pizza from above at `baked` 0..1, turned by `turn`, freshly lit: the fire stays where it is. */
export const pizzaAt = (t: number, baked: number, turn: number, light: Light) => {
  const { distance, dough, cheese, speck, spots, sauce, blisterHeights, sculptor, bubbles } = fields()
  blisterHeights.fill(0)
  stampBlisters(blisterHeights, PIZZA_SIZE, PIZZA_SIZE, bubbles, t)
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const at = (field: Float32Array, x: number, y: number) => sample(field, PIZZA_SIZE, PIZZA_SIZE, x, y)
  return sculptor.render(
    (sx, sy, out) => {
      const x = HALF + (sx - HALF) * cos + (sy - HALF) * sin
      const y = HALF - (sx - HALF) * sin + (sy - HALF) * cos
      const d = at(distance, x, y)
      out.a = cover(d - RADIUS)
      if (out.a === 0) return
      const i = Math.round(clamp(y, 0, PIZZA_SIZE - 1)) * PIZZA_SIZE + Math.round(clamp(x, 0, PIZZA_SIZE - 1))
      const grain = speck[i] ?? 0
      const spot = spots[i] ?? 0
      const crust = smooth(RADIUS - 58, RADIUS - 48, d + (grain - 0.5) * 18)
      const melt = at(cheese, x, y) * (1 - crust)
      const bubble = at(blisterHeights, x, y) * (1 - crust)
      paint(out, SAUCE)
      blend(out, SAUCE_DEEP, smooth(0.6, 0.3, sauce[i] ?? 0) * 0.9)
      blend(out, SAUCE_BRIGHT, smooth(0.6, 0.75, sauce[i] ?? 0) * 0.5)
      blend(out, CHEESE, melt)
      blend(out, TOASTED, melt * smooth(0.6 - baked * 0.12, 0.78 - baked * 0.12, grain) * 0.9 * baked)
      blend(out, CHAR, melt * smooth(0.66, 0.8, spot) * baked * 0.55)
      if (crust > 0) {
        const top = smooth(RADIUS - 2, RADIUS - 34, d)
        const k = crust
        blend(out, CRUST_RAW, k)
        blend(out, CRUST, k * clamp(baked * 0.75 + (grain - 0.4) * 1.1))
        blend(out, CRUST_DEEP, k * clamp(baked * 0.9 - 0.25) * smooth(0.45, 0.7, grain))
        const limit = 0.86 - baked * 0.24 - top * 0.03
        blend(out, CHAR, k * smooth(limit, limit + 0.08, spot * 0.62 + grain * 0.42) * 0.95)
      }
      out.h = at(dough, x, y) * (0.55 + baked * 0.5) + melt * 7 * (1 - crust) + bubble
      out.gloss = (1 - crust) * (0.5 + melt * 0.3) + crust * 0.06
      out.glow = 0.06
    },
    light,
    { crease: 0.6, creaseRadius: 7, soften: 0.35 },
  )
}
