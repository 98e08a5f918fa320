import { createCanvas } from '@napi-rs/canvas'
import { type Ctx, once, scatter } from './brush.ts'
import { clamp, fract, smooth, TAU } from './ease.ts'
import { fbm, noise } from './noise.ts'

const WIDE = 150
const HIGH = 170
const flames = once(() => createCanvas(WIDE, HIGH))

/** Flames as rising noise, cooled towards the tips and coloured like a black body. */
export const fire = (ctx: Ctx, t: number, x: number, y: number, width: number, height: number): void => {
  const canvas = flames()
  const fctx = canvas.getContext('2d')
  const image = fctx.createImageData(WIDE, HIGH)
  for (let py = 0; py < HIGH; py++) {
    const v = 1 - py / HIGH
    for (let px = 0; px < WIDE; px++) {
      const u = px / WIDE - 0.5
      const lean = (noise(v * 2 - t * 1.3, 4, 3) - 0.5) * v * 0.7
      const tongues = fbm((u + lean) * 5.5, v * 2.3 - t * 2.4, 3, 8)
      const lick = noise((u + lean) * 9, t * 0.9, 6)
      const bell = Math.exp(-(((u + lean * 0.4) / 0.26) ** 2))
      const heat = bell * (0.5 + tongues * 1.1) - v * (0.95 + lick * 0.75) * 0.98 + 0.1
      const hot = clamp(heat * 1.9) * smooth(0, 0.06, v + 0.02) * smooth(1, 0.8, v)
      const i = (py * WIDE + px) * 4
      image.data[i] = 255 * clamp(hot * 2.6)
      image.data[i + 1] = 255 * clamp(hot * hot * 1.5)
      image.data[i + 2] = 255 * clamp((hot - 0.62) * 1.7)
      image.data[i + 3] = 255 * clamp(hot * 2.2)
    }
  }
  fctx.putImageData(image, 0, 0)
  ctx.save()
  ctx.globalCompositeOperation = 'screen'
  ctx.filter = 'blur(3px)'
  ctx.drawImage(canvas, x - width / 2, y - height, width, height)
  ctx.restore()
}

/** How bright the fire is right now, around 1. */
export const flicker = (t: number): number => 0.86 + 0.2 * noise(t * 7, 1, 2) + 0.1 * noise(t * 17, 2, 3)

/** Glowing specks carried up by hot air. */
export const embers = (
  ctx: Ctx,
  t: number,
  x: number,
  y: number,
  spread: number,
  rise: number,
  count = 26,
): void => {
  ctx.save()
  ctx.globalCompositeOperation = 'lighter'
  const specks = scatter(count, 21, (rand) => ({
    phase: rand(),
    x: rand() - 0.5,
    sway: rand() * TAU,
    size: rand(),
  }))
  for (const speck of specks) {
    const life = fract(t / 2.5 + speck.phase)
    const px = x + speck.x * spread * (0.5 + life) + Math.sin(life * 7 + speck.sway) * 22 * life
    const py = y - life * rise
    ctx.globalAlpha = smooth(0, 0.1, life) * (1 - life) * (0.5 + 0.5 * noise(t * 12, speck.sway * 9, 1))
    ctx.fillStyle = life < 0.4 ? '#ffd27a' : '#ff7a2e'
    ctx.beginPath()
    ctx.arc(px, py, 1 + speck.size * 2.2, 0, TAU)
    ctx.fill()
  }
  ctx.restore()
}
