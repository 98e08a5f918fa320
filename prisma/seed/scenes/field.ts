import { fract, smooth } from './ease.ts'
import { random } from './noise.ts'

/** Typed arrays answer `undefined` outside their bounds; everywhere here that means 0. */
export const at = (field: Float32Array, index: number): number => field[index] ?? 0

/** A grid of numbers computed once, so that moving surfaces can afford expensive noise. */
export const bake = (
  width: number,
  height: number,
  value: (x: number, y: number) => number,
): Float32Array => {
  const field = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) field[i] = value(x, y)
  }
  return field
}

/** Reads between the grid points. */
export const sample = (field: Float32Array, width: number, height: number, x: number, y: number): number => {
  const px = Math.min(width - 2, Math.max(0, Math.floor(x)))
  const py = Math.min(height - 2, Math.max(0, Math.floor(y)))
  const u = Math.min(1, Math.max(0, x - px))
  const v = Math.min(1, Math.max(0, y - py))
  const i = py * width + px
  const top = (field[i] ?? 0) * (1 - u) + (field[i + 1] ?? 0) * u
  const bottom = (field[i + width] ?? 0) * (1 - u) + (field[i + width + 1] ?? 0) * u
  return top * (1 - v) + bottom * v
}

interface Blister {
  x: number
  y: number
  radius: number
  periodSeconds: number
  phase: number
}

/** Finds places for bubbles where `allowed` says so. Periods divide the clip, so the simmer loops. */
export const blisters = (
  count: number,
  seed: number,
  durationSeconds: number,
  propose: (rand: () => number) => { x: number; y: number; radius: number } | undefined,
): Blister[] => {
  const rand = random(seed)
  const list: Blister[] = []
  for (let tries = 0; list.length < count && tries < count * 30; tries++) {
    const spot = propose(rand)
    if (spot === undefined) continue
    const rounds = 2 + Math.floor(rand() * 4)
    list.push({ ...spot, periodSeconds: durationSeconds / rounds, phase: rand() })
  }
  return list
}

/** Adds every bubble's swelling, its bursting and the ring it leaves to a height field. */
export const stampBlisters = (
  field: Float32Array,
  width: number,
  height: number,
  list: readonly Blister[],
  t: number,
): void => {
  for (const blister of list) {
    const life = fract(t / blister.periodSeconds + blister.phase)
    const reach = blister.radius * 1.7
    const swell = smooth(0, 0.5, life) * smooth(0.64, 0.6, life)
    const ring = smooth(0.6, 0.64, life) * smooth(1, 0.66, life)
    const spread = blister.radius * (0.7 + (life - 0.6) * 2)
    for (let y = Math.max(0, Math.floor(blister.y - reach)); y < Math.min(height, blister.y + reach); y++) {
      for (let x = Math.max(0, Math.floor(blister.x - reach)); x < Math.min(width, blister.x + reach); x++) {
        const d = Math.hypot(x - blister.x, y - blister.y)
        const size = blister.radius * (0.35 + 0.65 * swell)
        const bump = d < size ? Math.sqrt(1 - (d / size) ** 2) * swell * blister.radius * 0.8 : 0
        const wave = ring * Math.exp(-(((d - spread) / (blister.radius * 0.22)) ** 2)) * blister.radius * 0.3
        const i = y * width + x
        field[i] =
          (field[i] ?? 0) + bump + wave - ring * Math.exp(-((d / spread) ** 2)) * blister.radius * 0.12
      }
    }
  }
}
