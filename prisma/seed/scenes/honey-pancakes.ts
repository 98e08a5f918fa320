import { butter, HEIGHT, LIGHT, plate, room, table, WIDTH } from './breakfast-table.ts'
import { bokeh, type Ctx, camera, glow, once, place, radial, scatter } from './brush.ts'
import { clamp, easeOut, lerp, smooth, TAU } from './ease.ts'
import { pour } from './foley.ts'
import { bed } from './music.ts'
import { blueberry, leaf, mint, strawberry } from './pantry.ts'
import { defineScene } from './scene.ts'
import { Sculptor } from './sculpt.ts'
import { pancake } from './stack.ts'
import { ripples, stream } from './stream.ts'
import { shineDrips, shinePool, syrup } from './syrup.ts'

const TILT = 0.36
const TOP = { x: 356, y: 486, radius: 208 }
const STEP = 58

const stack = once(() => {
  const offsets = [6, -9, 8, -6, 3, 0]
  return offsets.map((offset, index) => ({
    x: TOP.x + offset,
    y: TOP.y + (offsets.length - 1 - index) * STEP,
    picture: pancake(TOP.radius - 3 + ((index * 37) % 9), STEP + 2, TILT, LIGHT, index + 2),
  }))
})

const fruit = once(() => ({
  berries: [1, 2, 3].map((seed) => blueberry(64, LIGHT, seed)),
  strawberries: [1, 2].map((seed) => strawberry(116, LIGHT, seed)),
  mint: leaf(92, mint, LIGHT, 2),
}))

const HONEY_SCALE = 1.5
const honeyTray = once(() => new Sculptor(Math.round(560 / HONEY_SCALE), Math.round(520 / HONEY_SCALE)))
const HONEY = { left: 76, top: 396 }
const HONEY_LOOK = { thin: '#ffb52e', thick: '#b05c08', gloss: 1.6, glow: 0.42, film: 0.3 }

const HONEY_DEPTH = ['#ffffff', '#f0b060', '#a85a1c'] as const

const drips = scatter(9, 33, (rand, index) => ({
  turn: -0.86 + index * 0.215 + (rand() - 0.5) * 0.08,
  starts: 1.1 + rand() * 1.5 + Math.abs(index - 4) * 0.12,
  length: 90 + rand() * 200,
  radius: 9 + rand() * 7,
  early: rand() * 0.45,
}))

const flowAt = (t: number): number => smooth(0.3, 1, t) * smooth(7.4, 6.6, t)

const drawHoney = (ctx: Ctx, t: number): void => {
  const fill = easeOut(clamp((t + 2) / 6.5))
  const inTray = (x: number, y: number) => ({
    x: (x - HONEY.left) / HONEY_SCALE,
    y: (y - HONEY.top) / HONEY_SCALE,
  })
  const pool = {
    ...inTray(TOP.x + 6, TOP.y + 6),
    rx: lerp(96, 202, fill) / HONEY_SCALE,
    ry: lerp(34, 70, fill) / HONEY_SCALE,
  }
  const runs = drips.map((drip) => {
    const grown = clamp((t + 1.2 - drip.starts + drip.early * 3) / 5)
    const slide = 1 - (1 - grown) ** 2.4
    const edgeX = TOP.x + Math.sin(drip.turn * 1.25) * (TOP.radius - 6)
    const edgeY = TOP.y + Math.cos(drip.turn * 1.25) * TOP.radius * TILT * 0.94
    const from = inTray(edgeX, edgeY - 18)
    const size = smooth(0, 0.16, grown)
    return {
      x: from.x,
      fromY: from.y,
      toY: from.y + (4 + slide * drip.length) / HONEY_SCALE,
      radius: Math.max(0.01, (drip.radius * size) / HONEY_SCALE),
    }
  })
  const visible = runs.filter((run) => run.radius > 0.5)
  const picture = syrup(honeyTray(), [pool], visible, HONEY_LOOK, LIGHT, 6)
  ctx.save()
  ctx.globalAlpha = 0.35
  ctx.filter = 'brightness(0.25) blur(4px)'
  ctx.drawImage(picture, HONEY.left + 5, HONEY.top + 7, 560, 520)
  ctx.restore()
  ctx.save()
  ctx.globalAlpha = 0.9
  ctx.drawImage(picture, HONEY.left, HONEY.top, 560, 520)
  ctx.restore()
  const shape = { x: TOP.x + 6, y: TOP.y + 6, rx: pool.rx * HONEY_SCALE, ry: pool.ry * HONEY_SCALE }
  shinePool(ctx, shape, HONEY_DEPTH, '255,240,200')
  shineDrips(ctx, visible, HONEY_SCALE, HONEY.left, HONEY.top, '255,232,160')
}

const STREAM_X = 372

const drawStream = (ctx: Ctx, t: number): void => {
  const flow = flowAt(t)
  stream(ctx, t, {
    x: STREAM_X,
    headY: lerp(-60, TOP.y - 6, easeOut(clamp((t - 0.2) / 0.7))),
    tailY: lerp(-80, TOP.y - 10, smooth(6.7, 7.5, t) ** 1.6),
    landY: TOP.y,
    wide: 19,
    narrow: 9,
    flow,
    colors: ['#a4520a', '#e08c14', '#ffc445', '#fff6d2'],
  })
  ripples(ctx, t, STREAM_X + 2, TOP.y - 2, 40, '#ffe09a', flow * 0.6)
}

const drawStack = (ctx: Ctx, t: number): void => {
  ctx.drawImage(plate(), 0, 0)
  const { berries, strawberries, mint: sprig } = fruit()
  for (const cake of stack()) {
    glow(ctx, cake.x + 10, cake.y + STEP + 26, TOP.radius + 6, 70, '92,36,10', 0.5)
    ctx.drawImage(cake.picture, cake.x - cake.picture.width / 2, cake.y - TOP.radius * TILT - 16)
  }
  drawHoney(ctx, t)
  const slide = smooth(1.2, 7.2, t)
  const pat = { x: 322 - slide * 34, y: TOP.y - 30 + slide * 18, scale: 1.1 - slide * 0.1 }
  glow(ctx, pat.x + 4, pat.y + 30, 92 + slide * 26, 26 + slide * 8, '255,222,120', 0.75)
  glow(ctx, pat.x + 12, pat.y + 28, 74, 18, '120,50,0', 0.55)
  place(ctx, butter(), {
    x: pat.x,
    y: pat.y,
    scaleX: pat.scale,
    scaleY: pat.scale * (1 - slide * 0.26),
    turn: -slide * 0.1,
  })
  const pieces = [
    { picture: strawberries[0], x: 560, y: 844, turn: -0.5, scale: 0.96 },
    { picture: strawberries[1], x: 620, y: 862, turn: 0.9, scale: 0.82 },
    { picture: berries[0], x: 506, y: 892, turn: 0, scale: 0.86 },
    { picture: berries[1], x: 556, y: 906, turn: 1, scale: 0.96 },
    { picture: berries[2], x: 158, y: 884, turn: 2, scale: 0.94 },
    { picture: berries[0], x: 206, y: 908, turn: 0.6, scale: 0.86 },
    { picture: berries[1], x: 118, y: 862, turn: 0.2, scale: 0.78 },
  ]
  for (const piece of pieces) {
    glow(ctx, piece.x + 10, piece.y + 24 * piece.scale, 48, 18, '70,26,16', 0.7)
    if (piece.picture !== undefined)
      place(ctx, piece.picture, { x: piece.x, y: piece.y, turn: piece.turn, scaleX: piece.scale })
  }
  place(ctx, sprig, { x: 596, y: 806, turn: -0.8, scaleX: 0.8 })
  place(ctx, sprig, { x: 540, y: 796, turn: -2.2, scaleX: 0.7 })
}

const draw = (ctx: Ctx, t: number): void => {
  const drift = Math.sin((TAU * t) / 9)
  ctx.drawImage(room(), -12 + drift * 8, 0, WIDTH + 24, HEIGHT)
  bokeh(ctx, [
    { x: 520 + drift * 10, y: 150, radius: 44, color: '255,240,200', alpha: 0.09 },
    { x: 630 + drift * 12, y: 96, radius: 30, color: '255,230,180', alpha: 0.1 },
    { x: 470 + drift * 8, y: 300, radius: 26, color: '255,244,214', alpha: 0.09 },
  ])
  camera(ctx, 360, 600, 1 + 0.045 * smooth(-1, 10, t), () => {
    ctx.drawImage(table(), -20, 690, WIDTH + 40, 620)
    drawStack(ctx, t)
    drawStream(ctx, t)
  })
  ctx.fillStyle = radial(ctx, 120, 180, 760, [
    [0, 'rgba(255,232,186,0.2)'],
    [0.6, 'rgba(255,220,160,0.05)'],
    [1, 'rgba(255,220,160,0)'],
  ])
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
}

export const honeyPancakes = defineScene('honey-pancakes', {
  coverSeconds: 5.4,
  loopFadeSeconds: 0.9,
  bloom: 0.22,
  draw,
  score: (track) => {
    pour(track, 0.8, 7.2, 0.05, 220, 420)
    bed(track, {
      chords: [
        [48, 55, 59, 64],
        [45, 52, 55, 60],
        [53, 57, 60, 64],
        [43, 55, 59, 62],
      ],
      voice: 'marimba',
      steps: 8,
      level: 0.42,
    })
  },
})
