import { blurred, bokeh, type Ctx, camera, glow, layer, linear, once, place, scatter, wash } from './brush.ts'
import { CARAMEL, COFFEE, flowAt, GRID, levelAt, liquidAt, pourX } from './coffee-cloud.ts'
import { clamp, easeOut, lerp, smooth, TAU } from './ease.ts'
import { clink, pour } from './foley.ts'
import {
  condensation,
  glassBack,
  glassFront,
  iceCube,
  insidePath,
  surfaceHalf,
  type Tumbler,
} from './glass.ts'
import { evening } from './light.ts'
import { bed } from './music.ts'
import { noise } from './noise.ts'
import { defineScene } from './scene.ts'
import { blend, cover, dome, paint, sculpt } from './sculpt.ts'
import { stream } from './stream.ts'
import { wood } from './surfaces.ts'

const WIDTH = 720
const HEIGHT = 1280
const GLASS: Tumbler = { x: 360, topY: 356, bottomY: 964, topHalf: 186, bottomHalf: 152, tilt: 0.17 }

const room = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      wash(
        ctx,
        linear(ctx, 0, 0, 0, HEIGHT, [
          [0, '#3b2a2a'],
          [0.3, '#8a5a40'],
          [0.64, '#d29a6a'],
          [0.68, '#5a3526'],
          [1, '#1d0f10'],
        ]),
      )
      ctx.save()
      ctx.rotate(-0.34)
      ctx.fillStyle = 'rgba(255,222,170,0.55)'
      for (const [x, wide] of [
        [-240, 90],
        [-110, 90],
        [60, 150],
        [250, 60],
      ] as const)
        ctx.fillRect(x, 100, wide, 980)
      ctx.restore()
      glow(ctx, 200, 420, 420, 420, '255,210,150', 0.5)
      ctx.fillStyle = '#3f4a34'
      for (let i = 0; i < 8; i++) {
        ctx.save()
        ctx.translate(690, 500)
        ctx.rotate(2.5 + i * 0.34)
        ctx.beginPath()
        ctx.ellipse(150, 0, 150, 30, 0.2, 0, TAU)
        ctx.fill()
        ctx.restore()
      }
      ctx.drawImage(wood(WIDTH, 480, evening, ['#2a1510', '#5a3422', '#8d5b3a'], 120, true), 0, 856)
    }),
    15,
  ),
)

const table = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    glow(ctx, 420, 1000, 320, 70, '14,4,2', 0.85)
    ctx.globalCompositeOperation = 'screen'
    glow(ctx, 470, 1010, 170, 30, '255,190,120', 0.4)
  }),
)

const coffeeBean = (size: number, side: number) =>
  sculpt(
    size,
    size,
    (x, y, out) => {
      const u = (x / size - 0.5) * 2.2
      const v = (y / size - 0.5) * 3.2
      const d = Math.hypot(u, v)
      const groove = Math.abs(v + Math.sin(u * 3) * 0.12)
      out.a = cover((d - 0.95) * size * 0.4)
      out.h = dome(clamp(d / 0.96)) * size * 0.3 - (side === 0 ? smooth(0.2, 0.02, groove) * size * 0.09 : 0)
      paint(out, COFFEE)
      blend(out, CARAMEL, noise(u * 5, v * 4, side) * 0.35)
      out.gloss = 0.6
    },
    evening,
    { crease: 0.5, creaseRadius: 4 },
  )

const items = once(() => ({
  ice: iceCube(142, '240,210,180'),
  beads: condensation(GLASS, 120),
  beans: [0, 1].map((side) => coffeeBean(64, side)),
}))

const cubes = [
  [288, 20, 0, -0.2, 1],
  [420, 6, 2, 0.35, 0.98],
  [352, 96, 4, 0.8, 0.9],
  [454, 124, 1, -0.3, 0.84],
  [262, 140, 3, 0.5, 0.84],
] as const

const drawContents = (ctx: Ctx, t: number): void => {
  const level = levelAt(t)
  const bobbing = (phase: number, size: number) => Math.sin(t * 2.5 + phase) * size * (0.4 + flowAt(t))
  ctx.save()
  insidePath(ctx, GLASS, level)
  ctx.clip()
  ctx.imageSmoothingQuality = 'high'
  ctx.filter = 'blur(1.6px)'
  ctx.drawImage(liquidAt(t), GRID.left, GRID.top, GRID.right - GRID.left, GRID.bottom - GRID.top + 30)
  ctx.filter = 'none'
  for (const [x, y, phase, turn, scale] of cubes) {
    place(ctx, items().ice, {
      x: x + bobbing(phase, 3),
      y: level + y + bobbing(phase + 1, 5),
      turn: turn + bobbing(phase, 0.02),
      scaleX: scale,
      alpha: 0.62,
    })
  }
  ctx.globalCompositeOperation = 'multiply'
  ctx.fillStyle = linear(ctx, 176, 0, 544, 0, [
    [0, '#8a5a40'],
    [0.16, '#f6e2cc'],
    [0.45, '#ffffff'],
    [0.8, '#efd3b8'],
    [1, '#7a4a34'],
  ])
  ctx.fillRect(150, 380, 420, 640)
  ctx.fillStyle = linear(ctx, 0, 800, 0, 1000, [
    [0, '#ffffff'],
    [1, '#c9a184'],
  ])
  ctx.fillRect(150, 800, 420, 220)
  ctx.restore()
  const half = surfaceHalf(GLASS, level)
  ctx.save()
  ctx.beginPath()
  ctx.ellipse(GLASS.x, level, half, half * GLASS.tilt, 0, 0, TAU)
  const stained = smooth(1, 4.5, t)
  ctx.fillStyle = linear(ctx, 180, level - 30, 540, level + 30, [
    [0, '#fff8ea'],
    [0.5, '#f3dfc4'],
    [1, '#e9cba6'],
  ])
  ctx.fill()
  ctx.clip()
  ctx.globalAlpha = stained * 0.8
  ctx.fillStyle = linear(ctx, 180, level - 30, 540, level + 30, [
    [0, '#d8a878'],
    [0.5, '#a06a40'],
    [1, '#c08a5a'],
  ])
  ctx.fillRect(150, level - 50, 420, 100)
  ctx.globalAlpha = 1
  glow(ctx, pourX(t), level + 2, 60, 16, '70,30,14', flowAt(t) * 0.8)
  ctx.restore()
  for (const [x, y, phase, turn, scale] of cubes.slice(0, 2)) {
    place(ctx, items().ice, {
      x: x + bobbing(phase, 3),
      y: level + y - 26 + bobbing(phase + 1, 5),
      turn: turn + bobbing(phase, 0.02),
      scaleX: scale,
      alpha: 0.7,
    })
  }
}

const beans = scatter(9, 15, (rand) => ({
  x: 90 + rand() * 560,
  y: 1020 + rand() * 70,
  turn: rand() * TAU,
  scale: 0.6 + rand() * 0.3,
}))

const draw = (ctx: Ctx, t: number): void => {
  const drift = Math.sin((TAU * t) / 10)
  ctx.drawImage(room(), -14 + drift * 8, 0, WIDTH + 28, HEIGHT)
  bokeh(ctx, [
    { x: 110 + drift * 10, y: 170, radius: 42, color: '255,220,170', alpha: 0.1 },
    { x: 560 + drift * 8, y: 120, radius: 56, color: '255,200,140', alpha: 0.09 },
    { x: 630 + drift * 12, y: 290, radius: 30, color: '255,220,170', alpha: 0.1 },
  ])
  camera(ctx, 360, 640, 1.03 + 0.04 * smooth(-1, 11, t), () => {
    ctx.drawImage(table(), 0, 0)
    for (const [index, bean] of beans.entries()) {
      const picture = items().beans[index % 2]
      glow(ctx, bean.x + 6, bean.y + 10, 30, 12, '10,2,0', 0.7)
      if (picture !== undefined)
        place(ctx, picture, {
          x: bean.x,
          y: bean.y,
          turn: bean.turn,
          scaleX: bean.scale,
          scaleY: bean.scale * 0.72,
        })
    }
    glassBack(ctx, GLASS)
    drawContents(ctx, t)
    stream(ctx, t, {
      x: pourX(t),
      headY: lerp(-60, levelAt(t), easeOut(clamp((t - 0.5) / 0.4))),
      tailY: lerp(-80, levelAt(t), smooth(4.5, 5.1, t) ** 1.7),
      landY: levelAt(t),
      wide: 20,
      narrow: 11,
      flow: flowAt(t + 0.1),
      colors: ['#1f0c06', '#45200f', '#7c431f', '#f2c08a'],
    })
    glassFront(ctx, GLASS)
    ctx.globalAlpha = 0.8
    ctx.drawImage(items().beads(), GLASS.x - GLASS.topHalf, GLASS.topY)
    ctx.globalAlpha = 1
  })
}

export const icedLatteSwirl = defineScene('iced-latte-swirl', {
  coverSeconds: 4.2,
  loopFadeSeconds: 1,
  bloom: 0.24,
  draw,
  score: (track) => {
    pour(track, 0.7, 5, 0.18, 320, 760)
    clink(track, 0.95, 0.12, 2500, -0.3)
    clink(track, 1.9, 0.07, 3000, 0.3)
    clink(track, 3.4, 0.06, 2700, 0)
    bed(track, {
      chords: [
        [50, 57, 61, 64],
        [47, 54, 57, 62],
        [52, 55, 59, 62],
        [45, 52, 55, 61],
      ],
      voice: 'keys',
      steps: 8,
      level: 0.42,
      beat: true,
    })
  },
})
