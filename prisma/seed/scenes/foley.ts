import { smooth, TAU } from './ease.ts'
import { noise, random } from './noise.ts'
import { bandNoise, SAMPLE_RATE_HERTZ, type Track } from './sound.ts'

/** Frying: a bright hiss that breathes, with fat popping in it. */
export const sizzle = (track: Track, level: number, popsPerSecond = 14): void => {
  track.ambience(level * 0.8, (side) => {
    const hiss = bandNoise(6200, 0.7, 11 + side)
    const body = bandNoise(2600, 0.8, 23 + side)
    return (s) => (hiss(s) + body(s) * 0.5) * (0.55 + 0.45 * noise(s * 3.5, side, 5))
  })
  const rand = random(91)
  for (let i = 0; i < track.durationSeconds * popsPerSecond; i++) {
    const pitch = 1800 + rand() * 4200
    const crack = bandNoise(pitch, 4, 100 + i)
    const at = rand() * track.durationSeconds
    track.add(
      at,
      0.03,
      level * (0.6 + rand() * 2.4),
      rand() * 1.4 - 0.7,
      (s) => crack(s) * Math.exp(-s * 220),
    )
  }
}

/** An oven or camp fire: low roar and wooden cracks. */
export const fire = (track: Track, level: number): void => {
  track.ambience(level * 2.2, (side) => {
    const roar = bandNoise(140, 0.6, 31 + side)
    const air = bandNoise(620, 0.5, 37 + side)
    return (s) => (roar(s) + air(s) * 0.3) * (0.5 + 0.5 * noise(s * 5, side + 3, 9))
  })
  const rand = random(17)
  for (let i = 0; i < track.durationSeconds * 7; i++) {
    const crack = bandNoise(900 + rand() * 2400, 2.5, 300 + i)
    const at = rand() * track.durationSeconds
    const decay = 90 + rand() * 160
    track.add(at, 0.07, level * (0.4 + rand() * 1.8), rand() - 0.5, (s) => crack(s) * Math.exp(-s * decay))
  }
}

/** A single bubble: a sine that chirps upwards as it closes. */
export const bubble = (track: Track, at: number, hertz: number, level: number, pan = 0): void => {
  let phase = 0
  track.add(at, 0.12, level, pan, (s) => {
    phase += (TAU * hertz * (1 + s * 7)) / SAMPLE_RATE_HERTZ
    return Math.sin(phase) * Math.exp(-s * 42) * smooth(0, 0.004, s)
  })
}

export const bubbling = (
  track: Track,
  level: number,
  perSecond: number,
  lowHertz: number,
  highHertz: number,
) => {
  const rand = random(53)
  for (let i = 0; i < track.durationSeconds * perSecond; i++) {
    const hertz = lowHertz * (highHertz / lowHertz) ** rand()
    bubble(track, rand() * track.durationSeconds, hertz, level * (0.3 + rand()), rand() * 1.2 - 0.6)
  }
}

/** Liquid falling into liquid: a moving band of noise with bubbles chasing each other through it. */
export const pour = (
  track: Track,
  from: number,
  to: number,
  level: number,
  lowHertz = 500,
  highHertz = 900,
) => {
  const length = to - from
  for (const side of [-1, 1]) {
    const water = bandNoise(highHertz * 1.6, 1.2, 61 + side)
    track.add(from, length, level * 0.55, side * 0.6, (s) => {
      return (
        water(s) * smooth(0, 0.25, s) * smooth(length, length - 0.4, s) * (0.6 + 0.4 * noise(s * 14, side))
      )
    })
  }
  const rand = random(67)
  for (let i = 0; i < length * 34; i++) {
    const at = rand() * length
    const rising = lowHertz + (highHertz - lowHertz) * (at / length)
    bubble(track, from + at, rising * (0.7 + rand() * 0.9), level * 0.4 * rand(), rand() - 0.5)
  }
}

/** Carbonation: thousands of tiny bright ticks over a breath of air. */
export const fizz = (track: Track, level: number): void => {
  track.ambience(level * 0.5, (side) => bandNoise(8200, 0.8, 71 + side))
  const rand = random(73)
  for (let i = 0; i < track.durationSeconds * 120; i++) {
    const hertz = 2400 + rand() * 5200
    bubble(track, rand() * track.durationSeconds, hertz, level * 0.22 * rand(), rand() * 1.6 - 0.8)
  }
}

/** A soft body landing: dough, fruit, a bowl on wood. */
export const thud = (track: Track, at: number, level: number, hertz = 95, pan = 0): void => {
  let phase = 0
  const slap = bandNoise(900, 0.8, Math.round(at * 1000) + 5)
  track.add(at, 0.3, level, pan, (s) => {
    phase += (TAU * hertz * (1 + 1.4 * Math.exp(-s * 45))) / SAMPLE_RATE_HERTZ
    return Math.sin(phase) * Math.exp(-s * 20) + slap(s) * Math.exp(-s * 80) * 0.7
  })
}

/** Knife through something crisp and onto the board. */
export const chop = (track: Track, at: number, level: number, pan = 0): void => {
  const crisp = bandNoise(4200, 0.9, Math.round(at * 997) + 7)
  const board = bandNoise(420, 5, Math.round(at * 991) + 9)
  track.add(
    at,
    0.2,
    level,
    pan,
    (s) => crisp(s) * Math.exp(-s * 110) * 0.8 + board(s) * Math.exp(-s * 26) * 2.2,
  )
  thud(track, at + 0.012, level * 0.5, 150, pan)
}

/** Something passing through the air. */
export const whoosh = (
  track: Track,
  at: number,
  length: number,
  level: number,
  hertz = 900,
  pan = 0,
): void => {
  const air = bandNoise(hertz, 0.7, Math.round(at * 983) + 3)
  track.add(at, length, level, pan, (s) => air(s) * Math.sin((Math.PI * s) / length) ** 2)
}

/** A ping of glass, ice or porcelain. */
export const clink = (track: Track, at: number, level: number, hertz = 2600, pan = 0): void => {
  track.add(at, 0.5, level, pan, (s) => {
    const ring = Math.sin(TAU * hertz * s) + 0.5 * Math.sin(TAU * hertz * 2.76 * s) * Math.exp(-s * 12)
    return ring * Math.exp(-s * 16) * smooth(0, 0.002, s)
  })
}
