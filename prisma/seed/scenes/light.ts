export type Rgb = readonly [number, number, number]

export const rgb = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

/** How a sculpted object is lit. Directions point from the object to the light: x right, y down, z to the eye. */
export interface Light {
  key: Rgb
  keyColor: Rgb
  sky: Rgb
  ground: Rgb
  rim: Rgb
  rimColor: Rgb
}

const scaled = (hex: string, amount: number): Rgb => {
  const [r, g, b] = rgb(hex)
  return [r * r * amount, g * g * amount, b * b * amount]
}

/** Window light from the upper left, warm bounce from the table: the house light of a bright kitchen. */
export const morning: Light = {
  key: [-0.5, -0.62, 0.6],
  keyColor: scaled('#fff1dc', 1.75),
  sky: scaled('#dfe6f2', 0.62),
  ground: scaled('#e8b892', 0.4),
  rim: [0.75, -0.45, 0.2],
  rimColor: scaled('#ffd9a8', 0.5),
}

/** Lamps behind the counter: a low warm key, aubergine shadows, an orange edge. */
export const evening: Light = {
  key: [-0.55, -0.6, 0.55],
  keyColor: scaled('#ffdcae', 1.65),
  sky: scaled('#b58a86', 0.42),
  ground: scaled('#6b4058', 0.42),
  rim: [0.85, -0.35, 0.1],
  rimColor: scaled('#ff9a4d', 1.1),
}

/** Soft light straight from above, for flat lays. */
export const overhead: Light = {
  key: [-0.48, -0.55, 0.72],
  keyColor: scaled('#fff3e2', 1.6),
  sky: scaled('#e9e6ea', 0.5),
  ground: scaled('#c79f86', 0.45),
  rim: [0.6, 0.5, 0.3],
  rimColor: scaled('#ffcf9a', 0.25),
}

export const relight = (light: Light, change: Partial<Light>): Light => ({ ...light, ...change })
export const glowOf = scaled
