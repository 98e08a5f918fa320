import { at } from './field.ts'
import { noise } from './noise.ts'

/** A small stable-fluids solver (semi-Lagrangian, Jacobi pressure): one liquid curling into another. */
export class Fluid {
  readonly width: number
  readonly height: number
  readonly dye: Float32Array
  private readonly u: Float32Array
  private readonly v: Float32Array
  private readonly next: Float32Array
  private readonly nextU: Float32Array
  private readonly pressure: Float32Array
  private readonly divergence: Float32Array
  private readonly curl: Float32Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    const make = () => new Float32Array(width * height)
    this.dye = make()
    this.u = make()
    this.v = make()
    this.next = make()
    this.nextU = make()
    this.pressure = make()
    this.divergence = make()
    this.curl = make()
  }

  clear(): void {
    for (const field of [this.dye, this.u, this.v, this.pressure]) field.fill(0)
  }

  /** Pushes dye in through a round opening, with a given downward speed in cells per step. */
  pour(x: number, y: number, radius: number, speed: number, amount: number): void {
    for (let j = Math.max(1, y - radius); j <= Math.min(this.height - 2, y + radius); j++) {
      for (let i = Math.max(1, Math.floor(x - radius)); i <= Math.min(this.width - 2, x + radius); i++) {
        const k = 1 - Math.hypot(i - x, j - y) / (radius + 0.5)
        if (k <= 0) continue
        const cell = j * this.width + i
        this.dye[cell] = Math.min(1, at(this.dye, cell) + amount * k)
        this.v[cell] = at(this.v, cell) * (1 - k * 0.6) + speed * k * 0.6
      }
    }
  }

  step(index: number, buoyancy: number): void {
    this.force(index, buoyancy)
    this.project()
    this.advect(this.u, this.nextU)
    this.advect(this.v, this.next)
    this.u.set(this.nextU)
    this.v.set(this.next)
    this.advect(this.dye, this.next)
    this.dye.set(this.next)
  }

  private force(index: number, buoyancy: number): void {
    const { width, height, u, v, dye, curl } = this
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x
        curl[i] = (at(v, i + 1) - at(v, i - 1) - at(u, i + width) + at(u, i - width)) * 0.5
      }
    }
    for (let y = 2; y < height - 2; y++) {
      for (let x = 2; x < width - 2; x++) {
        const i = y * width + x
        const gx = Math.abs(at(curl, i + 1)) - Math.abs(at(curl, i - 1))
        const gy = Math.abs(at(curl, i + width)) - Math.abs(at(curl, i - width))
        const spin = (0.16 * at(curl, i)) / (Math.hypot(gx, gy) + 1e-4)
        const breeze = (noise(x * 0.09, y * 0.09, index >> 4) - 0.5) * 0.016
        u[i] = (at(u, i) + gy * spin + breeze) * 0.996
        v[i] = (at(v, i) - gx * spin + at(dye, i) * buoyancy) * 0.996
      }
    }
  }

  /** Makes the flow incompressible: what runs into a cell must run out of it. */
  private project(): void {
    const { width, height, u, v, divergence } = this
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x
        divergence[i] = (at(u, i + 1) - at(u, i - 1) + at(v, i + width) - at(v, i - width)) * 0.5
      }
    }
    // Starting from the last pressure and sweeping in place converges in few rounds.
    for (let round = 0; round < 18; round++) this.relax()
    this.subtractPressure()
  }

  private relax(): void {
    const { width, height, pressure, divergence } = this
    for (let y = 1; y < height - 1; y++) {
      const row = y * width
      const above = Math.max(1, y - 1) * width
      const below = Math.min(height - 2, y + 1) * width
      for (let x = 1; x < width - 1; x++) {
        const sides = at(pressure, row + Math.max(1, x - 1)) + at(pressure, row + Math.min(width - 2, x + 1))
        const ends = at(pressure, above + x) + at(pressure, below + x)
        pressure[row + x] = (sides + ends - at(divergence, row + x)) * 0.25
      }
    }
  }

  private subtractPressure(): void {
    const { width, height, u, v, pressure } = this
    for (let y = 1; y < height - 1; y++) {
      const moves = Number(y > 1 && y < height - 2)
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x
        const slides = Number(x > 1 && x < width - 2)
        u[i] = slides * (at(u, i) - (at(pressure, i + 1) - at(pressure, i - 1)) * 0.5)
        v[i] = moves * (at(v, i) - (at(pressure, i + width) - at(pressure, i - width)) * 0.5)
      }
    }
  }

  private advect(from: Float32Array, to: Float32Array): void {
    const { width, height, u, v } = this
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = y * width + x
        const px = Math.min(width - 1.001, Math.max(0, x - at(u, i)))
        const py = Math.min(height - 1.001, Math.max(0, y - at(v, i)))
        const cx = Math.floor(px)
        const cy = Math.floor(py)
        const fx = px - cx
        const fy = py - cy
        const j = cy * width + cx
        const top = at(from, j) * (1 - fx) + at(from, j + 1) * fx
        const bottom = at(from, j + width) * (1 - fx) + at(from, j + width + 1) * fx
        to[i] = top * (1 - fy) + bottom * fy
      }
    }
  }
}
