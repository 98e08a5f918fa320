import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { at } from './field.ts'
import type { Light, Rgb } from './light.ts'

/** What a surface says about one of its points: height in pixels, sRGB colour, coverage, shine, own light. */
export interface Texel {
  h: number
  r: number
  g: number
  b: number
  a: number
  gloss: number
  glow: number
}

export type Surface = (x: number, y: number, out: Texel) => void

export const paint = (out: Texel, color: Rgb): void => {
  out.r = color[0]
  out.g = color[1]
  out.b = color[2]
}

export const blend = (out: Texel, color: Rgb, amount: number): void => {
  const k = amount < 0 ? 0 : Math.min(amount, 1)
  out.r += (color[0] - out.r) * k
  out.g += (color[1] - out.g) * k
  out.b += (color[2] - out.b) * k
}

/** Antialiased coverage of a signed distance in pixels (negative is inside). */
export const cover = (distance: number): number => (distance < -0.5 ? 1 : distance > 0.5 ? 0 : 0.5 - distance)

/** Height of a dome over `distance` 0..1 from its centre; `fullness` 2 is a sphere, more is flatter on top. */
export const dome = (distance: number, fullness = 2): number =>
  distance >= 1 ? 0 : Math.sqrt(1 - Math.max(0, distance) ** fullness)

interface SculptOptions {
  /** 0..1 strength of the darkening in creases. */
  crease?: number
  creaseRadius?: number
  /** Length in pixels over which the surface looks for something shading it; 0 skips the search. */
  shadowLength?: number
  /** 0 is hard plaster, 1 lets light wrap around like skin, dough or cream. */
  soften?: number
}

const unit = ([x, y, z]: Rgb): Rgb => {
  const length = Math.hypot(x, y, z)
  return [x / length, y / length, z / length]
}

const boxBlur = (
  from: Float32Array,
  to: Float32Array,
  lines: number,
  count: number,
  radius: number,
): void => {
  // Blurs along rows and writes transposed, so that two passes blur both ways and restore the order.
  const scale = 1 / (2 * radius + 1)
  for (let line = 0; line < lines; line++) {
    const base = line * count
    const clamped = (i: number): number => from[base + (i < 0 ? 0 : i >= count ? count - 1 : i)] ?? 0
    let sum = 0
    for (let i = -radius; i <= radius; i++) sum += clamped(i)
    for (let i = 0; i < count; i++) {
      to[i * lines + line] = sum * scale
      sum += clamped(i + radius + 1) - clamped(i - radius)
    }
  }
}

/** The light, made ready for millions of points. */
interface Lamp {
  key: Rgb
  rim: Rgb
  half: Rgb
  creaseScale: number
  soften: number
  shadowLength: number
}

const lampOf = (light: Light, options: SculptOptions): Lamp => {
  const key = unit(light.key)
  return {
    key,
    rim: unit(light.rim),
    half: unit([key[0], key[1], key[2] + 1]),
    creaseScale: (options.crease ?? 0.5) / ((options.creaseRadius ?? 8) * 0.9),
    soften: options.soften ?? 0.25,
    shadowLength: options.shadowLength ?? 0,
  }
}

interface Point {
  nx: number
  ny: number
  nz: number
  lit: number
  /** 1 on open ground, less in a crease. */
  open: number
  edge: number
  gloss: number
}

/** Turns a surface into a lit picture: heights become normals, normals meet the light. Buffers are reused. */
export class Sculptor {
  readonly canvas: Canvas
  private readonly heights: Float32Array
  private readonly work: Float32Array
  private readonly occlusion: Float32Array
  private readonly texels: Float32Array
  private readonly width: number
  private readonly height: number

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.canvas = createCanvas(width, height)
    this.heights = new Float32Array(width * height)
    this.work = new Float32Array(width * height)
    this.occlusion = new Float32Array(width * height)
    this.texels = new Float32Array(width * height * 6)
  }

  render(surface: Surface, light: Light, options: SculptOptions = {}): Canvas {
    const { width, height, heights, texels } = this
    const out: Texel = { h: 0, r: 0, g: 0, b: 0, a: 1, gloss: 0, glow: 0 }
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        out.h = out.gloss = out.glow = 0
        out.a = 1
        surface(x, y, out)
        heights[i] = out.h
        const o = i * 6
        texels[o] = out.r * out.r
        texels[o + 1] = out.g * out.g
        texels[o + 2] = out.b * out.b
        texels[o + 3] = out.a
        texels[o + 4] = out.gloss
        texels[o + 5] = out.glow
      }
    }
    if ((options.crease ?? 0.5) > 0) {
      const radius = options.creaseRadius ?? 8
      boxBlur(heights, this.work, height, width, radius)
      boxBlur(this.work, this.occlusion, width, height, radius)
    }
    this.shade(light, options)
    return this.canvas
  }

  private shade(light: Light, options: SculptOptions): void {
    const ctx = this.canvas.getContext('2d')
    const image = ctx.createImageData(this.width, this.height)
    const lamp = lampOf(light, options)
    const point: Point = { nx: 0, ny: 0, nz: 1, lit: 0, open: 1, edge: 0, gloss: 0 }
    for (let y = 0, i = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++, i++) {
        if (at(this.texels, i * 6 + 3) <= 0) continue
        this.turn(x, y, i, point)
        this.illuminate(x, y, i, point, lamp)
        this.color(image.data, i, point, light)
      }
    }
    ctx.putImageData(image, 0, 0)
  }

  /** Which way the surface faces, from the slope of its heights. */
  private turn(x: number, y: number, i: number, point: Point): void {
    const { width, heights } = this
    const left = at(heights, x > 0 ? i - 1 : i)
    const right = at(heights, x < width - 1 ? i + 1 : i)
    const above = at(heights, y > 0 ? i - width : i)
    const below = at(heights, y < this.height - 1 ? i + width : i)
    const dx = (left - right) * 0.5
    const dy = (above - below) * 0.5
    point.nz = 1 / Math.sqrt(dx * dx + dy * dy + 1)
    point.nx = dx * point.nz
    point.ny = dy * point.nz
  }

  private illuminate(x: number, y: number, i: number, point: Point, lamp: Lamp): void {
    const { nx, ny, nz } = point
    const { key, rim, half } = lamp
    const h = at(this.heights, i)
    const facing = nx * key[0] + ny * key[1] + nz * key[2]
    point.lit = Math.max(0, (facing + lamp.soften) / (1 + lamp.soften))
    if (lamp.shadowLength > 0 && point.lit > 0) point.lit *= this.shadowAt(x, y, h, key, lamp.shadowLength)
    const depth = lamp.creaseScale > 0 ? (at(this.occlusion, i) - h) * lamp.creaseScale : 0
    point.open = depth > 0 ? 1 / (1 + depth * 2) : Math.min(1.12, 1 - depth * 0.12)
    point.edge = (1 - nz) * (1 - nz) * Math.max(0, nx * rim[0] + ny * rim[1] + nz * rim[2])
    const shine = Math.max(0, nx * half[0] + ny * half[1] + nz * half[2])
    const broad = shine ** 16
    point.gloss = point.lit > 0 ? at(this.texels, i * 6 + 4) * (broad ** 5 * 1.5 + broad * 0.1) : 0
  }

  private color(pixels: Uint8ClampedArray, i: number, point: Point, light: Light): void {
    const { lit, open, edge, gloss } = point
    const sky = 0.5 - point.ny * 0.5
    const o = i * 6
    const glow = at(this.texels, o + 5)
    for (let c = 0; c < 3; c++) {
      const channel = c as 0 | 1 | 2
      const base = at(this.texels, o + c)
      const key = light.keyColor[channel]
      const ambient = light.ground[channel] + (light.sky[channel] - light.ground[channel]) * sky
      let v = base * (key * lit * (0.55 + 0.45 * open) + ambient * open + glow)
      v += light.rimColor[channel] * edge * (0.25 + base) * open + gloss * key
      // A gentle shoulder keeps highlights creamy instead of clipping.
      v = v < 0.6 ? v : 0.6 + (v - 0.6) / (1 + (v - 0.6) * 1.35)
      pixels[i * 4 + c] = Math.sqrt(Math.max(0, v)) * 255
    }
    pixels[i * 4 + 3] = at(this.texels, o + 3) * 255
  }

  private shadowAt(x: number, y: number, h: number, light: Rgb, length: number): number {
    const flat = Math.hypot(light[0], light[1])
    const steps = 12
    let shade = 0
    for (let step = 1; step <= steps; step++) {
      const distance = (length * step) / steps
      const px = Math.round(x + (light[0] / flat) * distance)
      const py = Math.round(y + (light[1] / flat) * distance)
      if (px < 0 || py < 0 || px >= this.width || py >= this.height) break
      const over = at(this.heights, py * this.width + px) - h - (distance * light[2]) / flat
      if (over > 0) shade = Math.max(shade, Math.min(1, over / 6) * (1 - step / (steps + 4)))
    }
    return 1 - shade * 0.75
  }
}

export const sculpt = (
  width: number,
  height: number,
  surface: Surface,
  light: Light,
  options?: SculptOptions,
): Canvas => new Sculptor(width, height).render(surface, light, options)
