import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { type Ctx, glow, layer, linear, once, radial, scatter } from './brush.ts'
import { TAU } from './ease.ts'

export interface Tumbler {
  x: number
  topY: number
  bottomY: number
  topHalf: number
  bottomHalf: number
  tilt: number
}

const halfAt = (glass: Tumbler, y: number): number => {
  const k = (y - glass.topY) / (glass.bottomY - glass.topY)
  return glass.topHalf + (glass.bottomHalf - glass.topHalf) * k
}

/** The inside of the glass below `levelY`, bulging like the meniscus of what it holds. */
export const insidePath = (ctx: Ctx, glass: Tumbler, levelY: number, wall = 13): void => {
  const top = halfAt(glass, levelY) - wall
  const floorY = glass.bottomY - 34
  const bottom = halfAt(glass, floorY) - wall
  ctx.beginPath()
  ctx.ellipse(glass.x, levelY, top, top * glass.tilt, 0, Math.PI, TAU)
  ctx.lineTo(glass.x + bottom, floorY)
  ctx.ellipse(glass.x, floorY, bottom, bottom * glass.tilt * 1.2, 0, 0, Math.PI)
  ctx.closePath()
}

export const surfaceHalf = (glass: Tumbler, levelY: number): number => halfAt(glass, levelY) - 13

const outerPath = (ctx: Ctx, glass: Tumbler): void => {
  ctx.beginPath()
  ctx.ellipse(glass.x, glass.topY, glass.topHalf, glass.topHalf * glass.tilt, 0, Math.PI, TAU)
  ctx.lineTo(glass.x + glass.bottomHalf, glass.bottomY)
  ctx.ellipse(glass.x, glass.bottomY, glass.bottomHalf, glass.bottomHalf * glass.tilt * 1.2, 0, 0, Math.PI)
  ctx.closePath()
}

export const glassBack = (ctx: Ctx, glass: Tumbler): void => {
  ctx.save()
  outerPath(ctx, glass)
  ctx.fillStyle = linear(ctx, glass.x - glass.topHalf, 0, glass.x + glass.topHalf, 0, [
    [0, 'rgba(255,255,255,0.34)'],
    [0.1, 'rgba(255,255,255,0.08)'],
    [0.85, 'rgba(255,255,255,0.1)'],
    [1, 'rgba(255,255,255,0.38)'],
  ])
  ctx.fill()
  ctx.restore()
}

/** Everything the front wall adds: base, rim, long reflections. */
export const glassFront = (ctx: Ctx, glass: Tumbler): void => {
  const { x, topY, bottomY, topHalf, bottomHalf, tilt } = glass
  ctx.save()
  outerPath(ctx, glass)
  ctx.clip()
  ctx.fillStyle = linear(ctx, 0, bottomY - 40, 0, bottomY + bottomHalf * tilt * 1.2, [
    [0, 'rgba(255,255,255,0)'],
    [0.25, 'rgba(255,255,255,0.32)'],
    [0.6, 'rgba(120,60,60,0.18)'],
    [1, 'rgba(255,255,255,0.5)'],
  ])
  ctx.fillRect(x - topHalf, bottomY - 40, topHalf * 2, 120)
  ctx.globalCompositeOperation = 'screen'
  const streak = (from: number, wide: number, alpha: number, soft: number) => {
    ctx.filter = `blur(${soft}px)`
    ctx.fillStyle = `rgba(255,250,240,${alpha})`
    ctx.beginPath()
    ctx.moveTo(x + topHalf * from, topY + 14)
    ctx.lineTo(x + topHalf * (from + wide), topY + 14)
    ctx.lineTo(x + bottomHalf * (from + wide), bottomY - 16)
    ctx.lineTo(x + bottomHalf * from, bottomY - 16)
    ctx.fill()
  }
  streak(-0.86, 0.1, 0.6, 5)
  streak(-0.7, 0.035, 0.5, 2)
  streak(0.84, 0.05, 0.55, 3)
  streak(0.62, 0.2, 0.12, 10)
  ctx.restore()
  ctx.save()
  ctx.lineWidth = 4
  ctx.strokeStyle = linear(ctx, x - topHalf, 0, x + topHalf, 0, [
    [0, 'rgba(255,255,255,0.95)'],
    [0.3, 'rgba(255,255,255,0.4)'],
    [0.7, 'rgba(255,255,255,0.65)'],
    [1, 'rgba(255,255,255,0.95)'],
  ])
  ctx.beginPath()
  ctx.ellipse(x, topY, topHalf - 2, topHalf * tilt - 1, 0, 0, TAU)
  ctx.stroke()
  ctx.lineWidth = 2.5
  ctx.globalAlpha = 0.6
  for (const side of [-1, 1]) {
    ctx.beginPath()
    ctx.moveTo(x + side * (topHalf - 1), topY)
    ctx.lineTo(x + side * (bottomHalf - 1), bottomY)
    ctx.stroke()
  }
  ctx.restore()
}

/** A block of clear ice: bright bevels, a cloudy heart. */
export const iceCube = (size: number, tint: string): Canvas =>
  layer(size, size, (ctx) => {
    const inset = size * 0.1
    const side = size - inset * 2
    ctx.beginPath()
    ctx.roundRect(inset, inset, side, side, size * 0.16)
    ctx.fillStyle = linear(ctx, inset, inset, size - inset, size - inset, [
      [0, 'rgba(255,255,255,0.62)'],
      [0.4, `rgba(${tint},0.16)`],
      [0.75, `rgba(${tint},0.3)`],
      [1, 'rgba(255,255,255,0.5)'],
    ])
    ctx.fill()
    ctx.save()
    ctx.clip()
    ctx.filter = `blur(${size * 0.035}px)`
    ctx.strokeStyle = 'rgba(255,255,255,0.7)'
    ctx.lineWidth = size * 0.05
    ctx.beginPath()
    ctx.roundRect(
      inset + size * 0.06,
      inset + size * 0.06,
      side - size * 0.12,
      side - size * 0.12,
      size * 0.13,
    )
    ctx.stroke()
    glow(ctx, size * 0.54, size * 0.58, size * 0.26, size * 0.22, '255,255,255', 0.4)
    ctx.fillStyle = 'rgba(255,255,255,0.8)'
    ctx.beginPath()
    ctx.ellipse(size * 0.32, size * 0.27, size * 0.13, size * 0.04, -0.5, 0, TAU)
    ctx.fill()
    ctx.restore()
  })

/** Cold glass sweats: still beads, and a few that lose their grip and run. */
const makeBeads = (count: number, glass: Tumbler): Canvas => {
  const canvas = createCanvas(glass.topHalf * 2, glass.bottomY - glass.topY)
  const ctx = canvas.getContext('2d')
  const beads = scatter(count, 31, (rand) => ({
    x: rand() * 2 - 1,
    y: 0.1 + rand() * 0.84,
    r: 1.4 + rand() ** 3 * 6,
  }))
  for (const bead of beads) {
    const y = bead.y * canvas.height
    const x = glass.topHalf + bead.x * (halfAt(glass, glass.topY + y) - 8)
    drawBead(ctx, x, y, bead.r, 1.15)
  }
  return canvas
}

export const drawBead = (ctx: Ctx, x: number, y: number, radius: number, stretch: number): void => {
  ctx.fillStyle = radial(ctx, x + radius * 0.25, y + radius * 0.5, radius * 1.5, [
    [0, 'rgba(255,255,255,0.62)'],
    [0.5, 'rgba(255,255,255,0.18)'],
    [0.85, 'rgba(90,20,30,0.3)'],
    [1, 'rgba(60,10,20,0.1)'],
  ])
  ctx.beginPath()
  ctx.ellipse(x, y, radius, radius * stretch, 0, 0, TAU)
  ctx.fill()
  ctx.fillStyle = 'rgba(255,255,255,0.9)'
  ctx.beginPath()
  ctx.ellipse(x - radius * 0.3, y - radius * 0.4, radius * 0.26, radius * 0.2, -0.6, 0, TAU)
  ctx.fill()
}

export const condensation = (glass: Tumbler, count: number): (() => Canvas) =>
  once(() => makeBeads(count, glass))
