import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { TAU } from './ease.ts'
import { random } from './noise.ts'

export type Ctx = SKRSContext2D
type Stop = readonly [offset: number, color: string]

export const layer = (width: number, height: number, drawing: (ctx: Ctx) => void): Canvas => {
  const canvas = createCanvas(width, height)
  drawing(canvas.getContext('2d'))
  return canvas
}

/** Pictures that every frame shares are drawn on first use, so that listing the scenes costs nothing. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

export const blurred = (source: Canvas, radius: number): Canvas =>
  layer(source.width, source.height, (ctx) => {
    ctx.filter = `blur(${radius}px)`
    // Drawn slightly larger, or the transparent surroundings would bleed in as a dark frame.
    const pad = radius * 1.5
    ctx.drawImage(source, -pad, -pad, source.width + pad * 2, source.height + pad * 2)
  })

export const linear = (ctx: Ctx, x0: number, y0: number, x1: number, y1: number, stops: readonly Stop[]) => {
  const gradient = ctx.createLinearGradient(x0, y0, x1, y1)
  for (const [offset, color] of stops) gradient.addColorStop(offset, color)
  return gradient
}

export const radial = (ctx: Ctx, x: number, y: number, radius: number, stops: readonly Stop[]) => {
  const gradient = ctx.createRadialGradient(x, y, 0, x, y, radius)
  for (const [offset, color] of stops) gradient.addColorStop(offset, color)
  return gradient
}

/** Fills the whole canvas, whatever its transform. */
export const wash = (ctx: Ctx, fill: string | ReturnType<typeof linear>): void => {
  ctx.fillStyle = fill
  ctx.fillRect(-200, -200, ctx.canvas.width + 400, ctx.canvas.height + 400)
}

/** A soft round light or shadow; `color` is 'r,g,b'. */
export const glow = (
  ctx: Ctx,
  x: number,
  y: number,
  rx: number,
  ry: number,
  color: string,
  alpha: number,
): void => {
  if (alpha <= 0.002) return
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(1, ry / rx)
  ctx.fillStyle = radial(ctx, 0, 0, rx, [
    [0, `rgba(${color},${alpha})`],
    [0.35, `rgba(${color},${alpha * 0.66})`],
    [0.7, `rgba(${color},${alpha * 0.18})`],
    [1, `rgba(${color},0)`],
  ])
  ctx.beginPath()
  ctx.arc(0, 0, rx, 0, TAU)
  ctx.fill()
  ctx.restore()
}

interface Placement {
  x: number
  y: number
  scaleX?: number
  scaleY?: number
  turn?: number
  alpha?: number
}

/** Draws a picture around its centre. */
export const place = (ctx: Ctx, picture: Canvas, at: Placement): void => {
  ctx.save()
  ctx.globalAlpha *= at.alpha ?? 1
  ctx.translate(at.x, at.y)
  ctx.rotate(at.turn ?? 0)
  ctx.scale(at.scaleX ?? 1, at.scaleY ?? at.scaleX ?? 1)
  ctx.drawImage(picture, -picture.width / 2, -picture.height / 2)
  ctx.restore()
}

/** Moves the camera: everything drawn inside is scaled around a focus point. */
export const camera = (
  ctx: Ctx,
  focusX: number,
  focusY: number,
  zoom: number,
  drawing: () => void,
  turn = 0,
) => {
  ctx.save()
  ctx.translate(focusX, focusY)
  ctx.scale(zoom, zoom)
  ctx.rotate(turn)
  ctx.translate(-focusX, -focusY)
  drawing()
  ctx.restore()
}

/** Out-of-focus lamps: discs with a faint brighter edge, drifting a little so that the air feels alive. */
export const bokeh = (
  ctx: Ctx,
  lamps: { x: number; y: number; radius: number; color: string; alpha: number }[],
): void => {
  ctx.save()
  ctx.globalCompositeOperation = 'lighter'
  for (const lamp of lamps) {
    ctx.fillStyle = radial(ctx, lamp.x, lamp.y, lamp.radius, [
      [0, `rgba(${lamp.color},${lamp.alpha * 0.7})`],
      [0.8, `rgba(${lamp.color},${lamp.alpha})`],
      [0.93, `rgba(${lamp.color},${lamp.alpha * 1.15})`],
      [1, `rgba(${lamp.color},0)`],
    ])
    ctx.beginPath()
    ctx.arc(lamp.x, lamp.y, lamp.radius, 0, TAU)
    ctx.fill()
  }
  ctx.restore()
}

/** Scatters `count` seeded items; each gets its own generator-fed numbers. */
export const scatter = <T>(
  count: number,
  seed: number,
  make: (rand: () => number, index: number) => T,
): T[] => {
  const rand = random(seed)
  return Array.from({ length: count }, (_, index) => make(rand, index))
}
