import type { Ctx } from './brush.ts'

interface Strand {
  points: readonly (readonly [x: number, y: number])[]
  /** 0 is deep in shadow, 1 in front under the lamp. */
  depth: number
  width: number
}

const trace = (ctx: Ctx, points: Strand['points'], dx: number, dy: number): void => {
  ctx.beginPath()
  const start = points[0]
  if (start === undefined) return
  ctx.moveTo(start[0] + dx, start[1] + dy)
  for (let i = 1; i < points.length - 1; i++) {
    const here = points[i]
    const next = points[i + 1]
    if (here === undefined || next === undefined) return
    const last = i === points.length - 2
    const endX = last ? next[0] : (here[0] + next[0]) / 2
    const endY = last ? next[1] : (here[1] + next[1]) / 2
    ctx.quadraticCurveTo(here[0] + dx, here[1] + dy, endX + dx, endY + dy)
  }
  ctx.stroke()
}

const channel = (from: number, to: number, k: number): number => Math.round(from + (to - from) * k)
const tone = (dark: readonly number[], light: readonly number[], k: number): string =>
  `rgb(${channel(dark[0] ?? 0, light[0] ?? 0, k)},${channel(dark[1] ?? 0, light[1] ?? 0, k)},${channel(dark[2] ?? 0, light[2] ?? 0, k)})`

/** A wheat noodle is drawn five times, thinner and brighter: cast shade, edge, body, light side, wet highlight. */
export const drawStrand = (ctx: Ctx, { points, depth, width }: Strand): void => {
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.strokeStyle = 'rgba(86,34,6,0.26)'
  ctx.lineWidth = width * 1.5
  trace(ctx, points, width * 0.35, width * 0.25)
  ctx.strokeStyle = tone([98, 48, 14], [186, 116, 44], depth)
  ctx.lineWidth = width
  trace(ctx, points, 0, 0)
  ctx.strokeStyle = tone([148, 84, 28], [234, 178, 82], depth)
  ctx.lineWidth = width * 0.74
  trace(ctx, points, -width * 0.05, -width * 0.05)
  ctx.strokeStyle = tone([178, 112, 44], [253, 216, 132], depth)
  ctx.lineWidth = width * 0.4
  trace(ctx, points, -width * 0.13, -width * 0.1)
  ctx.globalAlpha *= 0.25 + depth * 0.6
  ctx.strokeStyle = '#fff0c4'
  ctx.lineWidth = width * 0.13
  trace(ctx, points, -width * 0.2, -width * 0.14)
  ctx.globalAlpha = 1
}
