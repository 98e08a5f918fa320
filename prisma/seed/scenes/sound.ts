import { clamp, smooth, TAU } from './ease.ts'
import { random } from './noise.ts'

export const SAMPLE_RATE_HERTZ = 44100

export const midiToHertz = (note: number): number => 440 * 2 ** ((note - 69) / 12)

/** One sample of a voice; `s` is seconds since the voice began. */
type Voice = (s: number) => number

/** White noise through a two-pole band-pass: the raw material of sizzle, pour, breath and fire. */
export const bandNoise = (centerHertz: number, sharpness: number, seed: number): Voice => {
  const rand = random(seed)
  const w = (TAU * centerHertz) / SAMPLE_RATE_HERTZ
  const q = Math.sin(w) / (2 * sharpness)
  const a0 = 1 + q
  const b = q / a0
  const a1 = (-2 * Math.cos(w)) / a0
  const a2 = (1 - q) / a0
  let x1 = 0
  let x2 = 0
  let y1 = 0
  let y2 = 0
  return () => {
    const x = rand() * 2 - 1
    const y = b * (x - x2) - a1 * y1 - a2 * y2
    x2 = x1
    x1 = x
    y2 = y1
    y1 = y
    return y
  }
}

/** A stereo tape as long as the clip. What runs past the end wraps to the start, so every loop is seamless. */
export class Track {
  readonly durationSeconds: number
  private readonly left: Float32Array
  private readonly right: Float32Array

  constructor(durationSeconds: number) {
    this.durationSeconds = durationSeconds
    this.left = new Float32Array(Math.round(durationSeconds * SAMPLE_RATE_HERTZ))
    this.right = new Float32Array(this.left.length)
  }

  add(atSeconds: number, lengthSeconds: number, level: number, pan: number, voice: Voice): void {
    const start = Math.round(atSeconds * SAMPLE_RATE_HERTZ)
    const count = Math.round(lengthSeconds * SAMPLE_RATE_HERTZ)
    const size = this.left.length
    const toLeft = level * Math.cos(((pan + 1) * Math.PI) / 4)
    const toRight = level * Math.sin(((pan + 1) * Math.PI) / 4)
    for (let i = 0; i < count; i++) {
      const value = voice(i / SAMPLE_RATE_HERTZ)
      const at = (((start + i) % size) + size) % size
      this.left[at] = (this.left[at] ?? 0) + value * toLeft
      this.right[at] = (this.right[at] ?? 0) + value * toRight
    }
  }

  /** A noise bed that lasts the whole clip and joins itself: its tail overlaps its head. */
  ambience(level: number, voiceOf: (side: number) => Voice): void {
    const seam = 0.6
    const length = this.durationSeconds + seam
    for (const side of [-1, 1]) {
      const voice = voiceOf(side)
      this.add(-seam / 2, length, level, side * 0.8, (s) => {
        return voice(s) * Math.sqrt(smooth(0, seam, s) * smooth(length, length - seam, s))
      })
    }
  }

  toWav(): Buffer {
    let peak = 0.001
    for (let i = 0; i < this.left.length; i++) {
      peak = Math.max(peak, Math.abs(this.left[i] ?? 0), Math.abs(this.right[i] ?? 0))
    }
    const gain = 1.5 / Math.max(peak, 0.4)
    const data = Buffer.alloc(44 + this.left.length * 4)
    data.write('RIFF', 0)
    data.writeUInt32LE(36 + this.left.length * 4, 4)
    data.write('WAVEfmt ', 8)
    data.writeUInt32LE(16, 16)
    data.writeUInt16LE(1, 20)
    data.writeUInt16LE(2, 22)
    data.writeUInt32LE(SAMPLE_RATE_HERTZ, 24)
    data.writeUInt32LE(SAMPLE_RATE_HERTZ * 4, 28)
    data.writeUInt16LE(4, 32)
    data.writeUInt16LE(16, 34)
    data.write('data', 36)
    data.writeUInt32LE(this.left.length * 4, 40)
    for (let i = 0; i < this.left.length; i++) {
      const at = 44 + i * 4
      data.writeInt16LE(Math.round(clamp(Math.tanh((this.left[i] ?? 0) * gain), -1, 1) * 26000), at)
      data.writeInt16LE(Math.round(clamp(Math.tanh((this.right[i] ?? 0) * gain), -1, 1) * 26000), at + 2)
    }
    return data
  }
}
