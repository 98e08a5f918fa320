import { type Ctx, glow, once, scatter } from './brush.ts'
import { clamp, easeInOut, lerp, smooth, TAU } from './ease.ts'
import { glowOf, overhead, relight, rgb } from './light.ts'
import { fbm } from './noise.ts'
import { blend, cover, paint, sculpt } from './sculpt.ts'

export const BOWL = { x: 420, y: 500, radius: 362 }
export const LIGHT = relight(overhead, { key: [-0.62, -0.5, 0.55], sky: glowOf('#e8ece2', 0.5) })

interface Wrist {
  x: number
  y: number
  speed: number
}

export const wristAt = (t: number): Wrist => {
  const busy = smooth(0.5, 1.2, t) * smooth(6.7, 6, t)
  return {
    x: BOWL.x - 10 + Math.sin(TAU * 2.4 * t) * 96 * busy + Math.sin(t * 1.3) * 20 * busy,
    y: BOWL.y + 6 + Math.sin(TAU * 1.2 * t + 0.8) * 58 * busy,
    speed: busy,
  }
}

const handle = once(() =>
  sculpt(
    430,
    96,
    (x, y, out) => {
      const v = (y - 48) / (37 + smooth(60, 0, x) * 5)
      const k = x / 430
      const fiber = fbm(k * 3, y / 4, 3, 5)
      const band = smooth(10, 6, Math.abs(x - 46)) + smooth(5, 2, Math.abs(x - 66))
      out.a = x < 2 ? 0 : cover((Math.abs(v) - 0.97) * 37)
      out.h = Math.sqrt(Math.max(0, 1 - v * v)) * 40 + fiber * 3 + smooth(9, 0, Math.abs(x - 250)) * 5
      paint(out, rgb('#d6b06c'))
      blend(out, rgb('#f0d8a0'), fiber * 0.8)
      blend(out, rgb('#8a5f2c'), smooth(5, 1, Math.abs(x - 256)) * 0.7)
      blend(out, rgb('#2a2230'), clamp(band))
      out.gloss = 0.3
    },
    LIGHT,
    { crease: 0.2, creaseRadius: 4 },
  ),
)

const tines = scatter(92, 6, (rand, index) => ({
  angle: (index / 92) * TAU + rand() * 0.04,
  reach: 0.86 + rand() * 0.18,
  tone: rand(),
}))

export const drawWhisk = (ctx: Ctx, t: number): void => {
  const wrist = wristAt(t)
  const away = easeInOut(smooth(6.5, 7.4, t)) + easeInOut(smooth(0.5, -0.2, t)) * (t < 0.6 ? 1 : 0)
  const lift = clamp(away)
  const x = wrist.x + lift * 330
  const y = wrist.y - lift * 420
  const lean = Math.cos(TAU * 2.4 * t) * 0.07 * wrist.speed
  const neck = { x: x + 118 + lean * 200, y: y - 132 }
  glow(ctx, x + 30 + lift * 60, y + 34 + lift * 120, 120, 104, '22,36,4', 0.5 * (1 - lift * 0.7))
  const ordered = [...tines].sort(
    (a, b) => Math.sin(a.angle) + Math.cos(a.angle) * -0.5 - (Math.sin(b.angle) + Math.cos(b.angle) * -0.5),
  )
  for (const tine of ordered) {
    const inner = tine.tone > 0.62 ? 0.45 : 1
    const footX = x + Math.cos(tine.angle) * 84 * tine.reach * inner - lean * 120
    const footY = y + Math.sin(tine.angle) * 66 * tine.reach * inner
    const neckX = neck.x + Math.cos(tine.angle) * 26
    const neckY = neck.y + Math.sin(tine.angle) * 22
    ctx.strokeStyle = `rgba(${lerp(146, 240, tine.tone)},${lerp(104, 212, tine.tone)},${lerp(48, 150, tine.tone)},0.94)`
    ctx.lineWidth = 2.3
    ctx.lineCap = 'round'
    ctx.beginPath()
    ctx.moveTo(neckX, neckY)
    ctx.quadraticCurveTo(
      lerp(neckX, footX, 0.35) + Math.cos(tine.angle) * 34,
      lerp(neckY, footY, 0.35) + Math.sin(tine.angle) * 30,
      footX,
      footY,
    )
    ctx.stroke()
  }
  ctx.save()
  ctx.translate(neck.x - 22, neck.y + 24)
  ctx.rotate(-0.84 + lean * 0.6)
  ctx.shadowColor = 'rgba(20,24,8,0.5)'
  ctx.shadowBlur = 26
  ctx.shadowOffsetX = 22
  ctx.shadowOffsetY = 34
  ctx.drawImage(handle(), 0, -48)
  ctx.restore()
}
