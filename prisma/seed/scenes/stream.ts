import type { Ctx } from './brush.ts'
import { clamp, lerp, smooth, TAU } from './ease.ts'
import { noise } from './noise.ts'

interface Stream {
  x: number
  /** The front of the falling liquid, its end, and where it lands. */
  headY: number
  tailY: number
  landY: number
  wide: number
  narrow: number
  flow: number
  /** From the shaded edge to the highlight. */
  colors: readonly [string, string, string, string]
}

/** A falling rope of liquid: it thins as it speeds up, wavers a little and spreads where it lands. */
export const stream = (
  ctx: Ctx,
  t: number,
  { x, headY, tailY, landY, wide, narrow, flow, colors }: Stream,
): void => {
  if (flow <= 0.01) return
  const sway = (y: number) => x + (noise(y * 0.006 - t * 1.6, 1, 4) - 0.5) * 14 * (y / 500)
  const ribbon = (thickness: number, shift: number, color: string) => {
    ctx.strokeStyle = color
    ctx.lineCap = 'round'
    for (let y = tailY; y < headY; y += 12) {
      const k = clamp(y / landY)
      const body = lerp(wide, narrow, k ** 0.6) + smooth(0.93, 1, k) * narrow * 0.7
      ctx.lineWidth = Math.max(0.8, body * thickness * (0.4 + 0.6 * flow))
      ctx.beginPath()
      ctx.moveTo(sway(y) + shift * wide, y)
      ctx.lineTo(sway(y + 12) + shift * wide, Math.min(headY, y + 13))
      ctx.stroke()
    }
  }
  ribbon(1, 0, colors[0])
  ribbon(0.78, -0.02, colors[1])
  ribbon(0.46, -0.08, colors[2])
  ribbon(0.14, -0.17, colors[3])
}

export const ripples = (
  ctx: Ctx,
  t: number,
  x: number,
  y: number,
  reach: number,
  color: string,
  alpha: number,
) => {
  ctx.save()
  for (let ring = 0; ring < 3; ring++) {
    const life = (((t * 1.4 + ring / 3) % 1) + 1) % 1
    ctx.globalAlpha = alpha * (1 - life)
    ctx.strokeStyle = color
    ctx.lineWidth = 2.4
    ctx.beginPath()
    ctx.ellipse(x, y, 12 + life * reach, 5 + life * reach * 0.37, 0, 0, TAU)
    ctx.stroke()
  }
  ctx.restore()
}
