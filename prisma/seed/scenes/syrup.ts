import { type Ctx, glow, linear } from './brush.ts'
import { clamp, smooth, TAU } from './ease.ts'
import { type Light, rgb } from './light.ts'
import { blend, dome, paint, type Sculptor } from './sculpt.ts'

interface Drip {
  x: number
  fromY: number
  toY: number
  radius: number
}

interface Puddle {
  x: number
  y: number
  rx: number
  ry: number
}

interface SyrupLook {
  thin: string
  thick: string
  gloss: number
  glow: number
  /** Coverage of the thinnest film, 0..1. */
  film: number
}

const meet = (a: number, b: number, softness: number): number => {
  const k = clamp(0.5 + (0.5 * (b - a)) / softness)
  return b + (a - b) * k - softness * k * (1 - k)
}

const distanceToDrip = (x: number, y: number, drip: Drip): number => {
  const k = clamp((y - drip.fromY) / Math.max(1, drip.toY - drip.fromY))
  const waist = drip.radius * (0.86 - 0.26 * Math.sin(Math.PI * k ** 0.7) + 0.42 * smooth(0.72, 1, k))
  return Math.hypot(x - drip.x, y - Math.min(Math.max(y, drip.fromY), drip.toY)) - waist
}

/** A thick liquid with surface tension: puddles and drips melt into one body, lit where it is round. */
export const syrup = (
  sculptor: Sculptor,
  puddles: readonly Puddle[],
  drips: readonly Drip[],
  look: SyrupLook,
  light: Light,
  bulge: number,
) => {
  const thin = rgb(look.thin)
  const thick = rgb(look.thick)
  return sculptor.render(
    (x, y, out) => {
      let distance = 1e6
      for (const puddle of puddles) {
        const d = Math.hypot((x - puddle.x) / puddle.rx, (y - puddle.y) / puddle.ry) - 1
        distance = meet(distance, d * Math.min(puddle.rx, puddle.ry), 12)
      }
      for (const drip of drips) {
        if (Math.abs(x - drip.x) < drip.radius * 3) distance = meet(distance, distanceToDrip(x, y, drip), 9)
      }
      out.a = smooth(0.8, -0.8, distance)
      if (out.a === 0) return
      const inside = clamp(-distance / bulge)
      out.h = dome(1 - inside) * bulge
      paint(out, thin)
      blend(out, thick, smooth(0.1, 0.9, inside))
      out.a *= look.film + (1 - look.film) * smooth(0.05, 0.4, inside)
      out.gloss = look.gloss
      out.glow = look.glow * (1 - inside * 0.5)
    },
    light,
    { crease: 0, soften: 0.5 },
  )
}

/** What the window does to a pool: depth by multiplication, a bright pane, a lit rim on its side. */
export const shinePool = (
  ctx: Ctx,
  pool: Puddle,
  depth: readonly [string, string, string],
  light: string,
): void => {
  const { rx, ry } = pool
  ctx.save()
  ctx.translate(pool.x, pool.y)
  ctx.save()
  ctx.beginPath()
  ctx.ellipse(0, 0, rx - 4, ry - 3, 0, 0, TAU)
  ctx.clip()
  ctx.globalCompositeOperation = 'multiply'
  ctx.fillStyle = linear(ctx, -rx, -ry, rx * 0.6, ry, [
    [0, depth[0]],
    [0.5, depth[1]],
    [1, depth[2]],
  ])
  ctx.fillRect(-rx, -ry, rx * 2, ry * 2)
  ctx.globalCompositeOperation = 'screen'
  ctx.filter = 'blur(5px)'
  ctx.fillStyle = `rgba(${light},0.6)`
  for (const x of [-0.66, -0.42]) {
    ctx.beginPath()
    ctx.moveTo(rx * (x + 0.08), -ry * 0.62)
    ctx.lineTo(rx * (x + 0.28), -ry * 0.7)
    ctx.lineTo(rx * (x + 0.14), ry * 0.1)
    ctx.lineTo(rx * (x - 0.08), ry * 0.14)
    ctx.fill()
  }
  ctx.restore()
  ctx.globalCompositeOperation = 'screen'
  ctx.lineCap = 'round'
  ctx.strokeStyle = `rgba(${light},0.8)`
  ctx.filter = 'blur(1.2px)'
  ctx.lineWidth = 3
  ctx.beginPath()
  ctx.ellipse(0, 0, rx - 5, ry - 4, 0, Math.PI * 0.62, Math.PI * 1.3)
  ctx.stroke()
  ctx.restore()
}

/** A thread of light down each run and a spark on its drop. Runs are in the tray's own pixels. */
export const shineDrips = (
  ctx: Ctx,
  runs: readonly Drip[],
  scale: number,
  left: number,
  top: number,
  light: string,
): void => {
  ctx.save()
  ctx.lineCap = 'round'
  for (const run of runs) {
    const x = left + run.x * scale - run.radius * 0.5
    const from = top + run.fromY * scale + 24
    const to = top + run.toY * scale
    ctx.strokeStyle = `rgba(${light},0.6)`
    ctx.lineWidth = run.radius * 0.3
    ctx.beginPath()
    ctx.moveTo(x, from)
    ctx.lineTo(x, Math.max(from, to - run.radius * 2.6))
    ctx.stroke()
    glow(ctx, x - run.radius * 0.2, to - run.radius * 0.3, run.radius * 0.85, run.radius * 1.3, light, 0.95)
  }
  ctx.restore()
}
