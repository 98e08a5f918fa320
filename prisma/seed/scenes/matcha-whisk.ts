import { blurred, type Ctx, camera, glow, layer, linear, once, place, radial } from './brush.ts'
import { BOWL, drawWhisk, LIGHT, wristAt } from './chasen.ts'
import { clamp, smooth, TAU } from './ease.ts'
import { bake, sample } from './field.ts'
import { pour } from './foley.ts'
import { rgb } from './light.ts'
import { bed } from './music.ts'
import { cells, fbm, noise } from './noise.ts'
import { defineScene } from './scene.ts'
import { blend, cover, dome, paint, Sculptor, sculpt } from './sculpt.ts'
import { bandNoise } from './sound.ts'
import { steam } from './steam.ts'
import { linen } from './surfaces.ts'

const WIDTH = 864
const HEIGHT = 1080
const TEA = 250
const TEA_SCALE = 2.32

const petal = once(() =>
  sculpt(
    70,
    56,
    (x, y, out) => {
      const u = (x / 70 - 0.5) * 2.2
      const v = (y / 56 - 0.5) * 2.2
      const half =
        0.86 * Math.sin(Math.PI * clamp((u + 1) / 2) ** 0.75) -
        smooth(0.78, 1, u) * smooth(0.22, 0, Math.abs(v)) * 0.6
      out.a = cover((Math.abs(v) - half) * 25)
      out.h = -((v / Math.max(0.1, half)) ** 2) * -7 + fbm(u * 2, v * 6, 2, 3) * 2
      paint(out, rgb('#fbdbe0'))
      blend(out, rgb('#ee8fa6'), smooth(0.2, -1, u) * 0.8)
    },
    LIGHT,
    { crease: 0.1, soften: 0.6 },
  ),
)

const table = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    ctx.drawImage(linen(WIDTH, HEIGHT, LIGHT, '#d9c7a6', '#b8a582'), 0, 0)
    ctx.fillStyle = radial(ctx, 200, 120, 1200, [
      [0, 'rgba(255,244,214,0.25)'],
      [0.5, 'rgba(120,90,60,0.06)'],
      [1, 'rgba(50,34,36,0.6)'],
    ])
    ctx.fillRect(0, 0, WIDTH, HEIGHT)
    for (const [x, y, turn, scale] of [
      [110, 90, 0.5, 1],
      [170, 130, 2.2, 0.8],
      [60, 880, 4, 1],
      [760, 130, 1.2, 0.9],
      [800, 190, 3.4, 0.8],
      [96, 800, 5.2, 0.7],
      [720, 960, 0.2, 0.9],
    ] as const) {
      glow(ctx, x + 6, y + 9, 34 * scale, 26 * scale, '60,40,20', 0.45)
      place(ctx, petal(), { x, y, turn, scaleX: scale })
    }
    glow(ctx, BOWL.x + 40, BOWL.y + 56, 450, 440, '40,26,20', 0.95)
  }),
)

const bowl = once(() => {
  const size = BOWL.radius * 2
  return sculpt(
    size,
    size,
    (x, y, out) => {
      const dx = x - BOWL.radius
      const dy = y - BOWL.radius
      const angle = Math.atan2(dy, dx)
      const d = Math.hypot(dx, dy) + (fbm(Math.cos(angle) * 2, Math.sin(angle) * 2, 3, 4) - 0.5) * 10
      const glaze = fbm(dx / 60, dy / 60, 4, 8)
      out.a = cover(d - BOWL.radius + 5)
      const lip = Math.abs(d - (BOWL.radius - 22)) / 20
      out.h = dome(Math.min(1, lip), 2.4) * 16
      if (d < BOWL.radius - 22) out.h = Math.max(out.h, 14 - (BOWL.radius - 22 - d) * 0.9)
      paint(out, rgb('#2b2b31'))
      blend(out, rgb('#56565e'), smooth(0.4, 0.75, glaze) * 0.8)
      blend(
        out,
        rgb('#b98a5a'),
        smooth(0.62, 0.72, glaze) * smooth(60, 20, Math.abs(d - BOWL.radius + 30)) * 0.7,
      )
      out.h += fbm(dx / 12, dy / 12, 3, 2) * 3
      out.gloss = 0.75
    },
    LIGHT,
    { crease: 0.5, creaseRadius: 10, shadowLength: 60 },
  )
})

const fields = once(() => ({
  foam: bake(TEA, TEA, (x, y) => {
    const small = dome(clamp(cells(x / 4.2, y / 4.2, 3) * 1.35)) * 0.55
    const large = dome(clamp(cells(x / 11, y / 11, 9) * 1.5)) * 1.5
    return small + large * smooth(0.5, 0.7, noise(x / 22, y / 22, 5))
  }),
  swirl: bake(TEA, TEA, (x, y) => fbm(x / 30, y / 30, 4, 14)),
  sculptor: new Sculptor(TEA, TEA),
}))

const DEEP = rgb('#3d6414')
const JADE = rgb('#74a02c')
const FOAM = rgb('#bdd27a')
const CREST = rgb('#e9f2bd')

const teaAt = (t: number) => {
  const { foam, swirl, sculptor } = fields()
  const wrist = wristAt(t)
  const whiskX = (wrist.x - BOWL.x) / TEA_SCALE + TEA / 2
  const whiskY = (wrist.y - BOWL.y) / TEA_SCALE + TEA / 2
  const froth = smooth(0.4, 6, t)
  const spin = 1.9 * froth + t * 0.05
  return sculptor.render(
    (x, y, out) => {
      const dx = x - TEA / 2
      const dy = y - TEA / 2
      const d = Math.hypot(dx, dy)
      out.a = cover(d - TEA / 2 + 1)
      if (out.a === 0) return
      const twist = spin * (1.3 - d / (TEA / 2))
      const cos = Math.cos(twist)
      const sin = Math.sin(twist)
      const sx = dx * cos - dy * sin + TEA / 2
      const sy = dx * sin + dy * cos + TEA / 2
      const cloud = sample(swirl, TEA, TEA, sx, sy)
      const bubbles = sample(foam, TEA, TEA, sx, sy)
      const rim = smooth(TEA / 2 - 34, TEA / 2, d)
      const amount = clamp(smooth(0.74 - froth * 0.5, 0.94 - froth * 0.5, cloud + rim * 0.14))
      const far = Math.hypot(x - whiskX, y - whiskY)
      const wave = Math.sin(far * 0.42 - t * 22) * Math.exp(-far / 34) * 2.6 * wrist.speed
      paint(out, DEEP)
      blend(out, JADE, smooth(0.3, 0.7, cloud))
      blend(out, FOAM, amount * 0.9)
      blend(out, CREST, amount * smooth(1, 1.6, bubbles) * 0.8)
      blend(out, DEEP, smooth(TEA / 2 - 10, TEA / 2, d) * 0.7)
      out.h = wave + amount * (2.5 + bubbles * 1.3) + cloud * 5 - smooth(TEA / 2 - 8, TEA / 2, d) * -5
      out.gloss = 0.65 - amount * 0.4
      out.glow = 0.08
    },
    LIGHT,
    { crease: 0.35, creaseRadius: 4, soften: 0.5 },
  )
}

const foreground = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      place(ctx, petal(), { x: 60, y: 1010, turn: 0.8, scaleX: 2.6 })
      place(ctx, petal(), { x: 810, y: 1020, turn: 2.6, scaleX: 2.2 })
    }),
    8,
  ),
)

const draw = (ctx: Ctx, t: number): void => {
  camera(
    ctx,
    BOWL.x,
    BOWL.y,
    1.09 + 0.04 * smooth(-1, 9, t),
    () => {
      ctx.drawImage(table(), 0, 0)
      ctx.drawImage(bowl(), BOWL.x - BOWL.radius, BOWL.y - BOWL.radius)
      ctx.save()
      ctx.beginPath()
      ctx.arc(BOWL.x, BOWL.y, (TEA / 2 - 3) * TEA_SCALE, 0, TAU)
      ctx.clip()
      ctx.imageSmoothingQuality = 'high'
      place(ctx, teaAt(t), { x: BOWL.x, y: BOWL.y, scaleX: TEA_SCALE })
      ctx.restore()
      ctx.fillStyle = linear(ctx, BOWL.x - 220, BOWL.y - 280, BOWL.x + 120, BOWL.y + 160, [
        [0, 'rgba(10,20,2,0.45)'],
        [0.35, 'rgba(10,20,2,0.06)'],
        [1, 'rgba(10,20,2,0)'],
      ])
      ctx.beginPath()
      ctx.arc(BOWL.x, BOWL.y, (TEA / 2) * TEA_SCALE - 3, 0, TAU)
      ctx.fill()
      drawWhisk(ctx, t)
    },
    -0.04 + 0.03 * Math.sin((TAU * t) / 8),
  )
  ctx.drawImage(foreground(), 0, 0)
  steam(ctx, t, {
    x: 420,
    y: 640,
    width: 420,
    rise: 460,
    periodSeconds: 4,
    count: 7,
    alpha: 0.16,
    scale: 1.8,
    seed: 6,
  })
}

export const matchaWhisk = defineScene('matcha-whisk', {
  coverSeconds: 4.9,
  crf: 34,
  loopFadeSeconds: 0.7,
  bloom: 0.2,
  draw,
  score: (track) => {
    for (let at = 0.8; at < 6.5; at += 1 / 4.8) {
      const brush = bandNoise(3400, 0.8, Math.round(at * 100))
      track.add(at, 0.19, 0.22, Math.sin(at * 9) * 0.4, (s) => brush(s) * Math.sin((Math.PI * s) / 0.19) ** 2)
    }
    pour(track, 0.8, 6.4, 0.05, 400, 800)
    bed(track, {
      chords: [
        [50, 57, 62, 64],
        [52, 55, 59, 64],
        [45, 52, 57, 59],
        [47, 54, 57, 62],
      ],
      voice: 'pluck',
      steps: 4,
      level: 0.42,
    })
  },
})
