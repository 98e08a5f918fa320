import {
  blurred,
  bokeh,
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
import { swell, TAU } from './ease.ts'
import { bubbling, pour } from './foley.ts'
import { evening } from './light.ts'
import { bed } from './music.ts'
import { DURATION_SECONDS, drawChopstick, drawLift, RIM } from './noodle-lift.ts'
import { drawStrand } from './noodles.ts'
import { eggHalf, scallionRing } from './pantry.ts'
import { bowl, broth, chashu, naruto, nori } from './ramen-bowl.ts'
import { defineScene } from './scene.ts'
import { steam } from './steam.ts'

const WIDTH = 720
const HEIGHT = 1280

const room = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      wash(
        ctx,
        linear(ctx, 0, 0, 0, HEIGHT, [
          [0, '#2a0f1c'],
          [0.35, '#5a1f22'],
          [0.55, '#7a3322'],
          [0.62, '#2a1216'],
          [1, '#150a10'],
        ]),
      )
      glow(ctx, 600, 330, 420, 420, '255,140,60', 0.5)
      glow(ctx, 90, 250, 300, 360, '214,60,50', 0.4)
      for (const [x, y, size] of [
        [96, 170, 74],
        [262, 96, 50],
        [618, 150, 92],
        [470, 70, 42],
      ] as const) {
        ctx.fillStyle = radial(ctx, x - size * 0.2, y - size * 0.2, size * 1.2, [
          [0, '#ffe0a0'],
          [0.4, '#ff9e4a'],
          [1, '#c23a1e'],
        ])
        ctx.beginPath()
        ctx.ellipse(x, y, size * 0.86, size, 0, 0, TAU)
        ctx.fill()
      }
      ctx.fillStyle = linear(ctx, 0, 760, 0, 1100, [
        [0, '#6e3a24'],
        [0.4, '#3b1d17'],
        [1, '#1a0c10'],
      ])
      ctx.fillRect(0, 768, WIDTH, 600)
    }),
    20,
  ),
)

const counter = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    glow(ctx, 380, 1100, 380, 90, '10,3,8', 0.9)
    glow(ctx, 370, 1090, 250, 46, '6,2,6', 0.9)
    glow(ctx, 640, 960, 180, 60, '255,150,70', 0.16)
  }),
)

const nest = once(() =>
  layer(WIDTH, 320, (ctx) => {
    ctx.translate(0, 160 - RIM.y)
    ctx.save()
    ctx.beginPath()
    ctx.ellipse(RIM.x, RIM.y + 12, 246, 88, 0, 0, TAU)
    ctx.clip()
    const arcs = scatter(90, 5, (rand) => ({
      x: 360 + (rand() - 0.5) * 300,
      y: RIM.y + 10 + (rand() - 0.5) * 100,
      radius: 60 + rand() * 120,
      start: rand() * TAU,
      length: 1 + rand() * 1.8,
      depth: rand(),
    }))
    arcs.forEach((arc, index) => {
      const points = Array.from({ length: 9 }, (_, i) => {
        const angle = arc.start + (arc.length * i) / 8
        return [arc.x + Math.cos(angle) * arc.radius, arc.y + Math.sin(angle) * arc.radius * 0.36] as const
      })
      drawStrand(ctx, { points, depth: 0.15 + (index / 90) * 0.5 + arc.depth * 0.25, width: 11 })
    })
    ctx.restore()
  }),
)

const garnish = once(() => ({
  egg: eggHalf(190, evening),
  rings: [0.1, 0.4, 0.5, 0.8, 0.9].map((shade) => scallionRing(34, shade, evening)),
}))

const drawBowl = (ctx: Ctx, t: number): void => {
  ctx.drawImage(counter(), 0, 0)
  place(ctx, nori(), { x: 548, y: 690, turn: 0.13 })
  place(ctx, nori(), { x: 498, y: 668, turn: 0.04, alpha: 1 })
  ctx.drawImage(bowl(), 0, RIM.y - 140)
  ctx.save()
  ctx.beginPath()
  ctx.ellipse(RIM.x, RIM.y + 6, 268, 100, 0, 0, TAU)
  ctx.clip()
  ctx.drawImage(broth(), 60, RIM.y - 120)
  ctx.drawImage(nest(), 0, RIM.y - 160)
  ctx.restore()
  place(ctx, chashu(), { x: 196, y: 738, turn: -0.12 })
  place(ctx, chashu(), { x: 168, y: 762, turn: 0.06, scaleX: 0.92 })
  drawLift(ctx, t)
  drawToppings(ctx, t)
}

const drawToppings = (ctx: Ctx, t: number): void => {
  const { egg, rings } = garnish()
  const bob = Math.sin((TAU * t) / 4) * 1.6
  for (const [x, y, turn, scale] of [
    [500, 782, 0.12, 0.9],
    [420, 818, -0.1, 0.86],
  ] as const) {
    glow(ctx, x + 4, y + 26, 92, 34, '70,24,4', 0.55)
    place(ctx, egg, { x, y: y + bob, turn, scaleX: scale })
  }
  glow(ctx, 252, 832, 66, 26, '70,24,4', 0.5)
  place(ctx, naruto(), { x: 250, y: 818 - bob, turn: -0.06 })
  scatter(34, 8, (rand, index) => {
    const angle = rand() * TAU
    const reach = Math.sqrt(rand())
    const picture = rings[index % rings.length]
    const x = 330 + Math.cos(angle) * reach * 74
    const y = 828 + Math.sin(angle) * reach * 26 - (1 - reach) * 14
    const turn = rand() * TAU
    glow(ctx, x + 3, y + 7, 18, 9, '60,24,4', 0.4)
    if (picture !== undefined) place(ctx, picture, { x, y, turn, scaleX: 1, scaleY: 0.8 })
  })
}

const draw = (ctx: Ctx, t: number): void => {
  const drift = Math.sin((TAU * t) / DURATION_SECONDS)
  ctx.drawImage(room(), -10 + drift * 6, 0, WIDTH + 20, HEIGHT)
  bokeh(ctx, [
    { x: 178 - drift * 10, y: 420, radius: 46, color: '255,120,60', alpha: 0.16 },
    { x: 640 - drift * 12, y: 470, radius: 62, color: '255,170,90', alpha: 0.14 },
    { x: 70 - drift * 9, y: 560, radius: 34, color: '255,90,60', alpha: 0.14 },
    { x: 560 - drift * 8, y: 330, radius: 28, color: '255,200,120', alpha: 0.14 },
  ])
  camera(ctx, 360, 700, 1.02 + 0.035 * swell(t, DURATION_SECONDS), () => {
    steam(ctx, t, {
      x: 360,
      y: 740,
      width: 380,
      rise: 520,
      periodSeconds: 4,
      count: 8,
      alpha: 0.4,
      scale: 1.2,
      seed: 4,
    })
    drawChopstick(ctx, t, 1)
    drawBowl(ctx, t)
    drawChopstick(ctx, t, 0)
    steam(ctx, t, {
      x: 350,
      y: 820,
      width: 420,
      rise: 620,
      periodSeconds: 4,
      count: 9,
      alpha: 0.36,
      scale: 1.4,
      seed: 9,
    })
  })
}

export const tonkotsuRamen = defineScene('tonkotsu-ramen', {
  coverSeconds: 2.3,
  bloom: 0.34,
  vignette: 0.7,
  draw,
  score: (track) => {
    bed(track, {
      chords: [
        [50, 57, 60, 65],
        [48, 55, 59, 64],
        [46, 53, 57, 62],
        [45, 52, 55, 60],
      ],
      voice: 'pluck',
      steps: 8,
      level: 0.5,
      beat: true,
    })
    bubbling(track, 0.08, 9, 260, 700)
    pour(track, 1.2, 2.8, 0.1)
  },
})
