import { lerp } from './ease.ts'

/** Deterministic randomness: the same seed draws the same frame on every machine. */
export const random = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

export const hash = (x: number, y: number, seed = 0): number => {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(seed | 0, 974634777)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

/** Value noise in 0..1. */
export const noise = (x: number, y: number, seed = 0): number => {
  const cellX = Math.floor(x)
  const cellY = Math.floor(y)
  const u = x - cellX
  const v = y - cellY
  const su = u * u * (3 - 2 * u)
  const sv = v * v * (3 - 2 * v)
  const top = lerp(hash(cellX, cellY, seed), hash(cellX + 1, cellY, seed), su)
  const bottom = lerp(hash(cellX, cellY + 1, seed), hash(cellX + 1, cellY + 1, seed), su)
  return lerp(top, bottom, sv)
}

/** Layered noise in 0..1. */
export const fbm = (x: number, y: number, octaves = 4, seed = 0): number => {
  let sum = 0
  let weight = 0.5
  let total = 0
  for (let octave = 0; octave < octaves; octave++) {
    const scale = 2 ** octave
    sum += weight * noise(x * scale, y * scale, seed + octave)
    total += weight
    weight *= 0.5
  }
  return sum / total
}

/** Distance to the nearest scattered point (0..~1): cells, bubbles, pores. */
export const cells = (x: number, y: number, seed = 0): number => {
  const cellX = Math.floor(x)
  const cellY = Math.floor(y)
  let best = 4
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const dx = cellX + i + hash(cellX + i, cellY + j, seed) - x
      const dy = cellY + j + hash(cellX + i, cellY + j, seed + 71) - y
      best = Math.min(best, dx * dx + dy * dy)
    }
  }
  return Math.sqrt(best)
}
