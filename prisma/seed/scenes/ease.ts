export const TAU = Math.PI * 2

export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value))
export const lerp = (from: number, to: number, amount: number): number => from + (to - from) * amount
export const fract = (value: number): number => value - Math.floor(value)

/** 0 before `from`, 1 after `to`, an S-curve between. Works backwards when `from` is the larger. */
export const smooth = (from: number, to: number, value: number): number => {
  const x = clamp((value - from) / (to - from))
  return x * x * (3 - 2 * x)
}

export const easeIn = (x: number): number => x * x * x
export const easeOut = (x: number): number => 1 - (1 - x) ** 3
export const easeInOut = (x: number): number => (x < 0.5 ? 4 * x * x * x : 1 - (2 - 2 * x) ** 3 / 2)

/** Damped spring from 0 to 1 that overshoots and settles. */
export const spring = (seconds: number, frequencyHertz = 2.2, damping = 5): number =>
  seconds <= 0 ? 0 : 1 - Math.exp(-damping * seconds) * Math.cos(TAU * frequencyHertz * seconds)

/** One smooth swell per period: 0 at the seam, 1 in the middle. */
export const swell = (t: number, periodSeconds: number): number =>
  0.5 - 0.5 * Math.cos((TAU * t) / periodSeconds)

/** Free fall from `height` above 0 with shrinking bounces; returns the height above the resting place. */
export const bounce = (seconds: number, height: number, gravity: number, restitution = 0.32): number => {
  if (seconds < 0) return height
  let left = seconds - Math.sqrt((2 * height) / gravity)
  if (left < 0) return height - 0.5 * gravity * seconds * seconds
  let speed = Math.sqrt(2 * gravity * height) * restitution
  for (let hop = 0; hop < 4; hop++) {
    const airSeconds = (2 * speed) / gravity
    if (left < airSeconds) return speed * left - 0.5 * gravity * left * left
    left -= airSeconds
    speed *= restitution
  }
  return 0
}
