import { blurred, type Ctx, camera, glow, layer, linear, once, place, scatter, wash } from './brush.ts'
import { clamp, fract, lerp, smooth, TAU } from './ease.ts'
import { bubble, clink, fizz, whoosh } from './foley.ts'
import {
  condensation,
  drawBead,
  glassBack,
  glassFront,
  iceCube,
  insidePath,
  surfaceHalf,
  type Tumbler,
} from './glass.ts'
import { morning, relight } from './light.ts'
import { bed } from './music.ts'
import { citrusWheel, leaf, mint, strawberry } from './pantry.ts'
import { defineScene } from './scene.ts'

const WIDTH = 720
const HEIGHT = 1280
const DURATION_SECONDS = 7
const GLASS: Tumbler = { x: 360, topY: 330, bottomY: 968, topHalf: 206, bottomHalf: 168, tilt: 0.16 }
const LEVEL_Y = 424
const LIGHT = relight(morning, { rim: [0.8, -0.5, 0.2] })

const room = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      wash(
        ctx,
        linear(ctx, 0, 0, 0, HEIGHT, [
          [0, '#f7b79b'],
          [0.45, '#f99a86'],
          [0.72, '#e5675f'],
          [0.74, '#c9473f'],
          [1, '#5d1a2c'],
        ]),
      )
      glow(ctx, 180, 240, 460, 460, '255,236,190', 0.8)
      glow(ctx, 620, 560, 300, 420, '255,120,110', 0.4)
      ctx.fillStyle = 'rgba(214,86,84,0.35)'
      for (let i = 0; i < 9; i++) {
        ctx.save()
        ctx.translate(640, 90)
        ctx.rotate(1.2 + i * 0.25)
        ctx.beginPath()
        ctx.ellipse(230, 0, 210, 26, 0, 0, TAU)
        ctx.fill()
        ctx.restore()
      }
    }),
    16,
  ),
)

const cast = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    glow(ctx, 480, 1000, 330, 70, '90,10,30', 0.6)
    ctx.globalCompositeOperation = 'screen'
    glow(ctx, 500, 1004, 210, 36, '255,120,120', 0.55)
    glow(ctx, 440, 998, 110, 20, '255,220,190', 0.5)
  }),
)

const items = once(() => ({
  lemon: citrusWheel(210, '#f7c531', '#ffe15a', LIGHT),
  berry: strawberry(140, LIGHT, 3),
  small: strawberry(112, LIGHT, 5),
  ice: iceCube(150, '255,190,180'),
  mint: [leaf(130, mint, LIGHT, 2), leaf(110, mint, LIGHT, 5)],
  bead: condensation(GLASS, 150),
}))

const bubbles = scatter(150, 4, (rand) => ({
  x: rand() * 2 - 1,
  phase: rand(),
  rounds: 2 + Math.floor(rand() * 3),
  size: 1.4 + rand() ** 3 * 6.5,
  sway: rand() * TAU,
}))

const bob = (t: number, phase: number, size: number): number =>
  Math.sin((TAU * t * 2) / DURATION_SECONDS + phase) * size

/** How deep the thrown strawberry is: falls, dives, comes back up and floats like the others. */
const diveAt = (t: number): number => {
  const since = t - 1.5
  if (since < 0) return since < -0.5 ? -900 : lerp(-900, 0, 1 - Math.sqrt(Math.max(0, -since / 0.5)))
  return 300 * Math.exp(-since * 1.5) * Math.sin(since * 4.2) + 34 * (1 - Math.exp(-since * 2))
}

const drawContents = (ctx: Ctx, t: number): void => {
  const { lemon, berry, small, ice } = items()
  ctx.save()
  insidePath(ctx, GLASS, LEVEL_Y)
  ctx.fillStyle = linear(ctx, 0, LEVEL_Y, 0, GLASS.bottomY, [
    [0, 'rgba(255,208,190,0.85)'],
    [0.35, 'rgba(255,128,122,0.88)'],
    [0.75, 'rgba(226,42,68,0.95)'],
    [1, 'rgba(150,8,44,1)'],
  ])
  ctx.fill()
  ctx.clip()
  glow(ctx, 286, 560, 180, 330, '255,236,196', 0.5)
  for (const [x, y, phase, turn, scale] of [
    [270, 760, 0, 0.3, 1],
    [430, 690, 2, -0.4, 0.94],
    [300, 600, 4, 0.9, 0.9],
    [452, 850, 1, 0.2, 0.9],
  ] as const) {
    place(ctx, ice, {
      x: x + bob(t, phase, 3),
      y: y + bob(t, phase + 1, 5),
      turn: turn + bob(t, phase, 0.03),
      scaleX: scale,
      alpha: 0.85,
    })
  }
  place(ctx, lemon, {
    x: 300,
    y: 690 + bob(t, 1, 6),
    turn: 0.3 + bob(t, 0, 0.1),
    scaleX: 0.66,
    scaleY: 0.9,
    alpha: 0.92,
  })
  place(ctx, small, { x: 418, y: 800 + bob(t, 3, 6), turn: -0.6 + bob(t, 2, 0.08), alpha: 0.95 })
  place(ctx, berry, { x: 292, y: 868 + bob(t, 5, 5), turn: 0.7 + bob(t, 4, 0.06), scaleX: 0.9, alpha: 0.93 })
  place(ctx, lemon, {
    x: 438,
    y: 556 + bob(t, 2, 6),
    turn: -0.5 + bob(t, 3, 0.1),
    scaleX: 0.86,
    scaleY: 0.8,
    alpha: 0.95,
  })
  ctx.fillStyle = linear(ctx, 190, 0, 530, 0, [
    [0, 'rgba(150,10,40,0.6)'],
    [0.2, 'rgba(255,120,110,0)'],
    [0.8, 'rgba(255,110,110,0.05)'],
    [1, 'rgba(140,4,40,0.6)'],
  ])
  ctx.fillRect(150, LEVEL_Y - 40, 420, 640)
  for (const item of bubbles) {
    const life = fract((t * item.rounds) / DURATION_SECONDS + item.phase)
    const y = lerp(GLASS.bottomY - 40, LEVEL_Y + 4, life)
    const x = GLASS.x + item.x * 150 + Math.sin(life * 12 + item.sway) * 5
    const size = item.size * (0.6 + life * 0.5)
    ctx.globalAlpha = smooth(0, 0.08, life) * smooth(1, 0.97, life) * 0.85
    drawBead(ctx, x, y, size, 1)
  }
  ctx.restore()
}

const drawSurface = (ctx: Ctx, t: number): void => {
  const half = surfaceHalf(GLASS, LEVEL_Y)
  ctx.save()
  ctx.beginPath()
  ctx.ellipse(GLASS.x, LEVEL_Y, half, half * GLASS.tilt, 0, 0, TAU)
  ctx.fillStyle = linear(ctx, 170, LEVEL_Y - 30, 550, LEVEL_Y + 30, [
    [0, 'rgba(255,246,232,0.75)'],
    [0.5, 'rgba(255,180,164,0.6)'],
    [1, 'rgba(255,214,196,0.7)'],
  ])
  ctx.fill()
  ctx.clip()
  for (let i = 0; i < 60; i++) {
    const life = fract(t * 0.9 + i * 0.377)
    const angle = i * 2.4
    const reach = Math.sqrt(fract(i * 0.618))
    ctx.globalAlpha = 1 - life
    drawBead(
      ctx,
      GLASS.x + Math.cos(angle) * reach * half,
      LEVEL_Y + Math.sin(angle) * reach * half * GLASS.tilt,
      2 + fract(i * 0.37) * 4,
      0.7,
    )
  }
  ctx.restore()
}

const drops = scatter(26, 9, (rand) => ({
  angle: -Math.PI / 2 + (rand() - 0.5) * 1.5,
  speed: 420 + rand() * 620,
  size: 3 + rand() * 7,
}))

const drawSplash = (ctx: Ctx, t: number): void => {
  const since = t - 1.5
  if (since < 0 || since > 1.3) return
  for (const drop of drops) {
    const x = GLASS.x - 10 + Math.cos(drop.angle) * drop.speed * since
    const y = LEVEL_Y + Math.sin(drop.angle) * drop.speed * since + 980 * since * since
    if (y > LEVEL_Y + 20) continue
    ctx.fillStyle = 'rgba(255,110,110,0.75)'
    ctx.beginPath()
    ctx.ellipse(x, y, drop.size * 0.9, drop.size * 1.1, 0, 0, TAU)
    ctx.fill()
    drawBead(ctx, x, y, drop.size, 1.1)
  }
}

const drawGarnish = (ctx: Ctx, t: number): void => {
  const { lemon, ice, mint: sprigs, berry } = items()
  place(ctx, ice, { x: 268, y: 420 + bob(t, 0, 4), turn: -0.25 + bob(t, 1, 0.04), scaleX: 0.92 })
  place(ctx, ice, { x: 446, y: 428 + bob(t, 2, 4), turn: 0.4 + bob(t, 3, 0.04), scaleX: 0.84 })
  const depth = diveAt(t)
  place(ctx, berry, {
    x: 352 + bob(t, 1, 5),
    y: LEVEL_Y - 6 + depth + bob(t, 4, 4),
    turn: depth * 0.004 + 0.3,
    alpha: depth > 60 ? 0.85 : 1,
  })
  const [first, second] = sprigs
  if (first !== undefined) place(ctx, first, { x: 300, y: 372 + bob(t, 3, 3), turn: -1.9 })
  if (second !== undefined) place(ctx, second, { x: 252, y: 384 + bob(t, 3, 3), turn: -2.7 })
  if (first !== undefined) place(ctx, first, { x: 340, y: 364 + bob(t, 4, 3), turn: -1.1, scaleX: 0.9 })
  place(ctx, lemon, { x: 548, y: 320, turn: 0.5, scaleX: 0.96 })
}

const straw = once(() =>
  layer(40, 620, (ctx) => {
    ctx.fillStyle = linear(ctx, 6, 0, 34, 0, [
      [0, '#f3e2cc'],
      [0.35, '#fffaf0'],
      [1, '#c9a48c'],
    ])
    ctx.fillRect(6, 0, 28, 620)
    ctx.globalCompositeOperation = 'source-atop'
    ctx.fillStyle = 'rgba(214,52,58,0.85)'
    for (let y = -40; y < 640; y += 64) {
      ctx.beginPath()
      ctx.moveTo(0, y + 26)
      ctx.lineTo(40, y)
      ctx.lineTo(40, y + 28)
      ctx.lineTo(0, y + 54)
      ctx.fill()
    }
    ctx.fillStyle = linear(ctx, 6, 0, 34, 0, [
      [0, 'rgba(90,0,20,0.25)'],
      [0.35, 'rgba(255,255,255,0.35)'],
      [1, 'rgba(80,0,20,0.4)'],
    ])
    ctx.fillRect(6, 0, 28, 620)
  }),
)

const draw = (ctx: Ctx, t: number): void => {
  const drift = Math.sin((TAU * t) / DURATION_SECONDS)
  ctx.drawImage(room(), -14 + drift * 10, 0, WIDTH + 28, HEIGHT)
  camera(ctx, 360, 620, 1.02 + 0.03 * (0.5 - 0.5 * Math.cos((TAU * t) / DURATION_SECONDS)), () => {
    ctx.drawImage(cast(), 0, 0)
    glassBack(ctx, GLASS)
    place(ctx, straw(), { x: 470, y: 400, turn: 0.2 })
    drawContents(ctx, t)
    drawSurface(ctx, t)
    drawGarnish(ctx, t)
    drawSplash(ctx, t)
    glassFront(ctx, GLASS)
    ctx.drawImage(items().bead(), GLASS.x - GLASS.topHalf, GLASS.topY)
    const run = clamp(fract(t / DURATION_SECONDS + 0.3) * 1.2)
    ctx.globalAlpha = smooth(1, 0.9, run)
    drawBead(ctx, 246, lerp(560, 900, run ** 2), 6.5, 1.5)
    drawBead(ctx, 486, lerp(500, 780, fract(run + 0.5) ** 2), 5.5, 1.5)
    ctx.globalAlpha = 1
  })
}

export const strawberrySoda = defineScene('strawberry-soda', {
  coverSeconds: 3.6,
  loopFadeSeconds: 0.6,
  bloom: 0.22,
  vignette: 0.55,
  crf: 30,
  draw,
  score: (track) => {
    fizz(track, 0.16)
    whoosh(track, 1.1, 0.45, 0.2, 700)
    for (let i = 0; i < 9; i++) bubble(track, 1.5 + i * 0.045, 260 + i * 70, 0.4 - i * 0.03, 0)
    clink(track, 1.62, 0.14)
    clink(track, 2.2, 0.08, 3100, 0.3)
    bed(track, {
      chords: [
        [53, 60, 64, 69],
        [50, 57, 60, 65],
        [55, 58, 62, 65],
        [48, 55, 60, 64],
      ],
      voice: 'pluck',
      steps: 8,
      level: 0.42,
      beat: true,
    })
  },
})
