import {
  blurred,
  type Ctx,
  camera,
  glow,
  layer,
  linear,
  once,
  place,
  radial,
  scatter,
  wash,
} from './brush.ts'
import { clamp, fract, lerp, smooth, TAU } from './ease.ts'
import { bake } from './field.ts'
import { fire as fireSound, sizzle } from './foley.ts'
import { glowOf, type Light, rgb } from './light.ts'
import { bed } from './music.ts'
import { fbm, noise } from './noise.ts'
import { defineScene } from './scene.ts'
import { blend, cover, paint, Sculptor } from './sculpt.ts'
import { steam } from './steam.ts'

const WIDTH = 540
const HEIGHT = 960
const DURATION_SECONDS = 8
const SPRITE = { width: 460, height: 300 }

const ovenLight = (heat: number): Light => ({
  key: [-0.3, -0.78, 0.5],
  keyColor: glowOf('#ffd09a', 1.25 + heat * 0.55),
  sky: glowOf('#d98a52', 0.45),
  ground: glowOf('#7a3a20', 0.4),
  rim: [0.8, -0.5, 0.1],
  rimColor: glowOf('#ff9a3c', 0.7 + heat * 0.5),
})

const fields = once(() => ({
  speck: bake(SPRITE.width, SPRITE.height, (x, y) => fbm(x / 20, y / 20, 4, 3)),
  fine: bake(SPRITE.width, SPRITE.height, (x, y) => noise(x / 3, y / 3, 5)),
  warp: bake(SPRITE.width, SPRITE.height, (x, y) => fbm(x / 60, y / 60, 3, 9) - 0.5),
}))

const RAW = rgb('#f6e7d2')
const GOLD = rgb('#e39a3a')
const AMBER = rgb('#b9611a')
const BROWN = rgb('#6f2f0c')
const FLAKE = rgb('#f9d48a')

interface Dough {
  baked: number
  seed: number
  heat: number
}

/** Seven turns of laminated dough wound into a crescent; it swells and colours as `baked` goes from 0 to 1. */
const croissant = (sculptor: Sculptor, { baked, seed, heat }: Dough) => {
  const { speck, fine, warp } = fields()
  const length = 204
  const girth = lerp(74, 96, smooth(0, 0.7, baked))
  return sculptor.render(
    (x, y, out) => {
      const i = y * SPRITE.width + x
      const bend = warp[i] ?? 0
      const along = (x - SPRITE.width / 2) / length
      const center = 104 + along * along * 104
      const side = y - center
      const reach = Math.min(1, Math.abs(along))
      const q = along * 3.5 + 0.3 * Math.sign(along) * (side / girth) ** 2 + bend * 0.35 + seed * 0.02
      const turn = Math.round(q)
      const within = q - turn
      const outward = turn === 0 ? Math.abs(within) : within * Math.sign(turn)
      const step = 1 - smooth(0.3, 0.52, outward) * 0.16
      const bulge = Math.sqrt(Math.max(0, 1 - (within * 1.75) ** 2))
      const half =
        girth *
          (1 - reach ** 2.3) ** 0.62 *
          (0.8 + 0.1 * step + 0.13 * bulge) *
          (1 - 0.075 * Math.abs(turn)) +
        2
      const v = side / half
      out.a = Math.abs(along) > 1 ? 0 : cover((Math.abs(v) - 1) * half)
      if (out.a === 0) return
      const round = Math.sqrt(Math.max(0, 1 - v * v))
      const layers = Math.abs(fract((outward + 0.5) * 7 + bend * 2 + (speck[i] ?? 0) * 0.5) - 0.5) * 2
      const shelf = smooth(-0.02, 0.46, outward)
      out.h = round * half * 0.82 + bulge * 24 * (0.5 + 0.5 * baked) * round ** 0.5
      out.h += layers * shelf * 4.6 * (0.3 + baked) + (speck[i] ?? 0) * 6 + (fine[i] ?? 0) * 0.9
      const exposure = bulge * 0.5 + round * 0.4 + ((speck[i] ?? 0) - 0.5) * 0.7
      paint(out, RAW)
      blend(out, GOLD, smooth(0.08, 0.55, baked) * clamp(0.45 + exposure * 0.8))
      blend(out, AMBER, smooth(0.3, 0.9, baked) * smooth(0.25, 0.9, exposure))
      blend(out, BROWN, smooth(0.55, 1, baked) * smooth(0.62, 1.12, exposure) * 0.85)
      blend(out, FLAKE, shelf * smooth(0.5, 0.9, layers) * 0.6)
      blend(out, BROWN, shelf * smooth(0.35, 0.05, layers) * baked * 0.55)
      out.gloss = lerp(0.15, 0.62, baked) * (1 - shelf * 0.5)
      out.glow = 0.05
    },
    ovenLight(heat),
    { crease: 0.75, creaseRadius: 9, soften: 0.4 },
  )
}

const trays = once(() => ({
  hero: new Sculptor(SPRITE.width, SPRITE.height),
  other: new Sculptor(SPRITE.width, SPRITE.height),
}))

const oven = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      wash(
        ctx,
        linear(ctx, 0, 0, 0, HEIGHT, [
          [0, '#1a0d0c'],
          [0.2, '#4a1f12'],
          [0.42, '#8a3c16'],
          [0.6, '#5a2612'],
          [1, '#1c0c0b'],
        ]),
      )
      ctx.fillStyle = 'rgba(20,8,6,0.7)'
      for (let i = 0; i < 9; i++) ctx.fillRect(0, 120 + i * 40, WIDTH, 5)
    }),
    6,
  ),
)

const element = (ctx: Ctx, heat: number): void => {
  ctx.save()
  ctx.globalCompositeOperation = 'screen'
  for (const [y, spread] of [
    [70, 1],
    [128, 0.86],
  ] as const) {
    glow(ctx, WIDTH / 2, y, 420, 120, '255,90,20', 0.5 * heat)
    ctx.filter = 'blur(4px)'
    ctx.strokeStyle = `rgba(255,${Math.round(140 + heat * 50)},70,${0.75 * heat})`
    ctx.lineWidth = 13
    ctx.beginPath()
    ctx.moveTo(WIDTH / 2 - 330 * spread, y + 12)
    ctx.quadraticCurveTo(WIDTH / 2, y - 14, WIDTH / 2 + 330 * spread, y + 12)
    ctx.stroke()
    ctx.strokeStyle = `rgba(255,236,180,${0.8 * heat})`
    ctx.lineWidth = 4
    ctx.stroke()
    ctx.filter = 'none'
  }
  ctx.restore()
}

const tray = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    ctx.fillStyle = linear(ctx, 0, 290, 0, 860, [
      [0, '#8a4a22'],
      [0.3, '#c98a50'],
      [0.6, '#a86a3c'],
      [1, '#3a1a12'],
    ])
    ctx.beginPath()
    ctx.moveTo(74, 300)
    ctx.lineTo(466, 300)
    ctx.lineTo(600, 880)
    ctx.lineTo(-60, 880)
    ctx.fill()
    ctx.save()
    ctx.clip()
    for (const crease of scatter(16, 4, (rand) => ({
      x: rand() * 540,
      y: 300 + rand() * 560,
      wide: 60 + rand() * 150,
      turn: rand() * 0.8 - 0.4,
      light: rand() > 0.5,
    }))) {
      ctx.save()
      ctx.translate(crease.x, crease.y)
      ctx.rotate(crease.turn)
      glow(ctx, 0, 0, crease.wide, 7, crease.light ? '255,220,160' : '60,20,6', 0.24)
      ctx.restore()
    }
    ctx.restore()
    ctx.fillStyle = linear(ctx, 0, 860, 0, 930, [
      [0, '#4a352e'],
      [0.2, '#8a6a58'],
      [0.5, '#2c1a17'],
      [1, '#120808'],
    ])
    ctx.fillRect(-40, 872, 620, 60)
  }),
)

const sugar = scatter(240, 9, (rand) => ({
  x: 0.5 + (rand() - 0.5) * 0.78,
  at: 5.2 + rand() * 1.7,
  size: 0.6 + rand() * 1.9,
  drift: rand() * TAU,
  fall: 0.62 + rand() * 0.4,
}))

const drawSugar = (ctx: Ctx, t: number, x: number, y: number, scale: number): void => {
  ctx.fillStyle = '#fffaf0'
  for (const grain of sugar) {
    const fallen = (t - grain.at) / grain.fall
    if (fallen < 0) continue
    const along = (grain.x - 0.5) * 2
    const restY = y + (-150 + 62 + along * along * 104 + (fract(grain.drift * 3.7) - 0.3) * 70) * scale
    const k = clamp(fallen)
    ctx.globalAlpha = k < 1 ? 0.85 : 0.8 * fract(grain.drift * 5.3) + 0.2
    ctx.beginPath()
    ctx.arc(
      x + along * 200 * scale * 0.9 + Math.sin(k * 5 + grain.drift) * 8 * (1 - k),
      lerp(restY - 520, restY, k),
      grain.size,
      0,
      TAU,
    )
    ctx.fill()
  }
  ctx.globalAlpha = 1
}

const bakedAt = (t: number): number => lerp(0.24, 1, smooth(-0.6, 5.4, t))

const draw = (ctx: Ctx, t: number): void => {
  const heat = 0.82 + 0.18 * noise(t * 2.4, 3, 2)
  const baked = bakedAt(t)
  const push = 1 + 0.07 * smooth(-1, 9, t)
  ctx.drawImage(oven(), 0, 0)
  element(ctx, heat)
  camera(ctx, 270, 520, push, () => {
    ctx.drawImage(tray(), 0, 0)
    const back = croissant(trays().other, { baked: clamp(baked * 1.06 - 0.02), seed: 9, heat })
    ctx.save()
    ctx.filter = 'blur(3.5px)'
    for (const [x, y, scale, turn] of [
      [176, 352, 0.44, -0.1],
      [374, 346, 0.44, 0.14],
    ] as const) {
      glow(ctx, x, y + 26, 110, 28, '30,8,2', 0.7)
      place(ctx, back, { x, y, scaleX: scale, turn })
    }
    ctx.restore()
    const hero = croissant(trays().hero, { baked, seed: 0, heat })
    glow(ctx, 276, 612, 262, 62, '28,8,2', 0.95)
    glow(ctx, 276, 596, 210, 50, '20,4,0', 0.85)
    place(ctx, hero, { x: 270, y: 572, scaleX: 1.08, turn: -0.05 })
    drawSugar(ctx, t, 270, 572, 1.08)
    ctx.save()
    ctx.globalCompositeOperation = 'screen'
    ctx.fillStyle = radial(ctx, 270, 130, 620, [
      [0, `rgba(255,130,40,${0.3 * heat})`],
      [0.6, 'rgba(255,110,30,0.06)'],
      [1, 'rgba(255,110,30,0)'],
    ])
    ctx.fillRect(-100, -100, WIDTH + 200, HEIGHT + 200)
    ctx.restore()
  })
  steam(ctx, t, {
    x: 270,
    y: 560,
    width: 260,
    rise: 340,
    periodSeconds: 4,
    count: 7,
    alpha: 0.26 * smooth(2, 5, t),
    scale: 1.2,
    seed: 8,
  })
}

export const croissantGold = defineScene('croissant-gold', {
  coverSeconds: 5.3,
  loopFadeSeconds: 0.8,
  bloom: 0.34,
  vignette: 0.7,
  draw,
  score: (track) => {
    fireSound(track, 0.12)
    sizzle(track, 0.03, 4)
    bed(track, {
      chords: [
        [53, 60, 64, 69],
        [52, 55, 59, 64],
        [50, 57, 60, 64],
        [48, 55, 60, 64],
      ],
      voice: 'keys',
      steps: Math.round(DURATION_SECONDS / 2),
      level: 0.42,
    })
  },
})
