import type { Canvas } from '@napi-rs/canvas'
import { blurred, bokeh, type Ctx, camera, glow, layer, linear, once, place, scatter, wash } from './brush.ts'
import { bounce, clamp, fract, smooth, TAU } from './ease.ts'
import { thud, whoosh } from './foley.ts'
import { drawBead } from './glass.ts'
import { glowOf, morning, relight } from './light.ts'
import { bed } from './music.ts'
import { citrusWheel, crumb, leaf, parsley } from './pantry.ts'
import { defineScene } from './scene.ts'
import { wood } from './surfaces.ts'
import { avocado, bean, lettuce, onion, radish, shell, tomatoCube } from './taco.ts'

const WIDTH = 720
const HEIGHT = 1280
const LIGHT = relight(morning, {
  key: [-0.55, -0.66, 0.52],
  keyColor: glowOf('#fff0d4', 1.6),
  ground: glowOf('#e0a070', 0.36),
  rim: [0.9, -0.35, 0.1],
  rimColor: glowOf('#ffc98a', 0.8),
})
const FOLD_Y = 866
const FALL = { height: 820, gravity: 3400 }
const FALL_SECONDS = Math.sqrt((2 * FALL.height) / FALL.gravity)

const room = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      wash(
        ctx,
        linear(ctx, 0, 0, 0, HEIGHT, [
          [0, '#0d5560'],
          [0.35, '#17828a'],
          [0.62, '#2f9c98'],
          [0.66, '#14505a'],
          [1, '#08222e'],
        ]),
      )
      glow(ctx, 170, 270, 460, 460, '255,222,150', 0.5)
      const paper = ['#f2a03d', '#e4572e', '#f7d354', '#d8316b', '#fff1d6']
      for (let i = 0; i < 8; i++) {
        ctx.fillStyle = paper[i % paper.length] ?? '#fff1d6'
        ctx.fillRect(i * 96 - 30, 40 + Math.sin(i * 0.8) * 26, 80, 96)
      }
      ctx.fillStyle = '#0f5f4a'
      for (let i = 0; i < 7; i++) {
        ctx.save()
        ctx.translate(690, 640)
        ctx.rotate(3.4 + i * 0.26)
        ctx.beginPath()
        ctx.ellipse(140, 0, 140, 24, 0, 0, TAU)
        ctx.fill()
        ctx.restore()
      }
    }),
    19,
  ),
)

const board = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    ctx.save()
    ctx.filter = 'blur(1.5px)'
    ctx.beginPath()
    ctx.roundRect(-40, 846, 800, 600, 4)
    ctx.clip()
    ctx.drawImage(wood(WIDTH, 470, LIGHT, ['#5a2f1a', '#9a5c34', '#d09a62'], 96, true), 0, 846)
    ctx.restore()
    ctx.fillStyle = linear(ctx, 0, 846, 0, 1280, [
      [0, 'rgba(255,220,160,0.22)'],
      [0.1, 'rgba(40,14,8,0)'],
      [1, 'rgba(24,8,10,0.85)'],
    ])
    ctx.fillRect(0, 846, WIDTH, 440)
    glow(ctx, 400, 900, 370, 52, '30,8,4', 0.9)
    glow(ctx, 366, 892, 300, 30, '20,4,2', 0.95)
  }),
)

const kit = once(() => ({
  back: shell(relight(LIGHT, { keyColor: glowOf('#f5d09a', 1) }), 7),
  front: shell(LIGHT, 2),
  lettuce: [1, 2, 3].map((seed) => lettuce(LIGHT, seed)),
  bean: [1, 2].map((seed) => bean(LIGHT, seed)),
  avocado: [1, 2].map((seed) => avocado(LIGHT, seed)),
  tomato: [1, 2].map((seed) => tomatoCube(LIGHT, seed)),
  radish: [radish(LIGHT)],
  onion: [onion()],
  cheese: [1, 2, 3].map((seed) => crumb(42, '#fff6e4', LIGHT, seed)),
  herb: [1, 2].map((seed) => leaf(74, parsley, LIGHT, seed)),
  lime: citrusWheel(150, '#5d9a2a', '#cfe36a', LIGHT),
}))

type Kind = 'lettuce' | 'bean' | 'avocado' | 'tomato' | 'radish' | 'onion' | 'cheese' | 'herb'

interface Filling {
  kind: Kind
  x: number
  y: number
  turn: number
  scale: number
  at: number
  variant: number
}

/** A row of fillings along the open edge, `spread` radians to either side of the top. */
const row = (
  kind: Kind,
  count: number,
  from: number,
  every: number,
  reach: number,
  spread: number,
  turn: number,
): Filling[] =>
  scatter(count, kind.length * 13 + count, (rand, index) => {
    const angle = ((index / (count - 1)) * 2 - 1) * spread + (rand() - 0.5) * 0.1
    const radius = 252 + reach + (rand() - 0.5) * 18
    return {
      kind,
      x: 360 + Math.sin(angle) * radius * 1.02,
      y: FOLD_Y - Math.cos(angle) * radius,
      turn: angle + (rand() - 0.5) * turn,
      scale: 0.9 + rand() * 0.24,
      at: from + ((index * 5) % count) * every,
      variant: index,
    }
  })

const fillings: Filling[] = [
  ...row('lettuce', 7, -9, 0, -8, 1, 0.2),
  ...row('bean', 13, -9, 0, 2, 1.15, 2),
  ...row('lettuce', 5, 0.4, 0.1, -24, 0.8, 0.2),
  ...row('avocado', 5, 0.95, 0.13, 14, 0.86, 0.4),
  ...row('tomato', 8, 1.6, 0.09, 4, 1.08, 2.4),
  ...row('radish', 4, 2.3, 0.12, 26, 0.66, 1.2),
  ...row('onion', 7, 2.7, 0.09, 16, 0.98, 0.5),
  ...row('cheese', 15, 3.3, 0.04, 14, 1.08, 6),
  ...row('herb', 9, 3.9, 0.055, 32, 0.9, 3),
]

const drawFilling = (ctx: Ctx, t: number, item: Filling): void => {
  const set: readonly Canvas[] = kit()[item.kind]
  const picture = set[item.variant % set.length]
  const since = t - item.at
  if (picture === undefined || since < 0) return
  const light = item.kind === 'herb' || item.kind === 'lettuce'
  const high = bounce(since, FALL.height, FALL.gravity, light ? 0.08 : 0.2)
  const landed = since - FALL_SECONDS
  const squash = landed > 0 ? 1 + 0.14 * Math.exp(-landed * 9) * Math.cos(landed * 28) : 0.95
  if (landed > -0.02)
    glow(ctx, item.x + 8, item.y + 20, picture.width * 0.42, 22, '60,20,4', 0.42 * smooth(60, 0, high))
  const tumble = landed < 0 ? landed * (item.variant % 2 === 0 ? 5 : -5) : 0
  place(ctx, picture, {
    x: item.x,
    y: item.y - high,
    turn: item.turn + tumble,
    scaleX: item.scale * squash,
    scaleY: item.scale * (2 - squash),
  })
}

/** The shell takes each landing with a nudge. */
const joltAt = (t: number): number => {
  let jolt = 0
  for (const item of fillings) {
    const landed = t - item.at - FALL_SECONDS
    if (item.at > 0 && landed > 0 && landed < 0.5)
      jolt += Math.exp(-landed * 13) * Math.sin(landed * 34) * 1.7
  }
  return clamp(jolt, -5, 5)
}

const drawLime = (ctx: Ctx, t: number): void => {
  const enter = smooth(4.7, 5.2, t) * smooth(6.5, 6.1, t)
  if (enter <= 0) return
  const squeeze = Math.max(0, Math.sin((t - 5.1) * 6.4)) * smooth(5.1, 5.3, t)
  const x = 480 + (1 - enter) * 330
  const y = 380 - (1 - enter) * 120
  place(ctx, kit().lime, { x, y, turn: -0.6, scaleX: 1 + squeeze * 0.05, scaleY: 0.72 - squeeze * 0.12 })
  for (let i = 0; i < 9; i++) {
    const born = 5.2 + i * 0.1
    const age = t - born
    if (age < 0 || age > 0.36) continue
    drawBead(
      ctx,
      440 + (fract(i * 0.618) - 0.5) * 70 - age * 60,
      424 + age * 160 + 1500 * age * age,
      5 + fract(i * 0.37) * 3,
      1.3,
    )
  }
}

const draw = (ctx: Ctx, t: number): void => {
  const { back, front } = kit()
  const drift = Math.sin((TAU * t) / 7)
  ctx.drawImage(room(), -14 + drift * 9, 0, WIDTH + 28, HEIGHT)
  bokeh(ctx, [
    { x: 600 + drift * 10, y: 300, radius: 46, color: '255,230,160', alpha: 0.1 },
    { x: 90 + drift * 12, y: 420, radius: 34, color: '255,220,150', alpha: 0.12 },
    { x: 660 + drift * 8, y: 450, radius: 26, color: '255,190,120', alpha: 0.12 },
  ])
  const jolt = joltAt(t)
  camera(ctx, 360, 640, 1.03 + 0.04 * smooth(-1, 8, t), () => {
    ctx.drawImage(board(), 0, 0)
    ctx.save()
    ctx.translate(0, jolt)
    place(ctx, back, { x: 376, y: 698, turn: 0.03, scaleX: 1.03 })
    for (const item of fillings) drawFilling(ctx, t, item)
    ctx.save()
    ctx.shadowColor = 'rgba(60,22,4,0.6)'
    ctx.shadowBlur = 22
    ctx.shadowOffsetY = -8
    place(ctx, front, { x: 350, y: 762, turn: -0.02, scaleX: 1.03, scaleY: 1 - jolt * 0.002 })
    ctx.restore()
    ctx.restore()
    drawLime(ctx, t)
  })
}

export const tacoAssembly = defineScene('taco-assembly', {
  coverSeconds: 5.05,
  loopFadeSeconds: 0.7,
  bloom: 0.2,
  draw,
  score: (track) => {
    for (const item of fillings) {
      if (item.at < 0) continue
      const soft = item.kind === 'cheese' || item.kind === 'herb'
      thud(track, item.at + FALL_SECONDS, soft ? 0.07 : 0.26, soft ? 260 : 130, (item.x - 360) / 300)
    }
    whoosh(track, 4.7, 0.5, 0.12, 900, 0.4)
    bed(track, {
      chords: [
        [57, 60, 64, 69],
        [53, 57, 60, 65],
        [55, 59, 62, 67],
        [52, 56, 59, 64],
      ],
      voice: 'marimba',
      steps: 8,
      level: 0.46,
      beat: true,
    })
  },
})
