import { bokeh, type Ctx, camera, glow, once, place, scatter } from './brush.ts'
import { bounce, clamp, easeOut, lerp, smooth, spring, TAU } from './ease.ts'
import { pour, thud } from './foley.ts'
import { cake, HEIGHT, LIGHT, room, stand, TILT, TOP, WIDTH } from './layer-cake.ts'
import { bed } from './music.ts'
import { leaf, mint, raspberry } from './pantry.ts'
import { defineScene } from './scene.ts'
import { Sculptor } from './sculpt.ts'
import { ripples, stream } from './stream.ts'
import { shineDrips, shinePool, syrup } from './syrup.ts'

const SCALE = 1.4
const TRAY = { left: 100, top: 380 }
const TRAY_SIZE = { width: 520, height: 440 }
const tray = once(
  () => new Sculptor(Math.round(TRAY_SIZE.width / SCALE), Math.round(TRAY_SIZE.height / SCALE)),
)
const CHOCOLATE = { thin: '#5b2a1a', thick: '#341309', gloss: 1.5, glow: 0.12, film: 0.9 }
const DEPTH = ['#ffffff', '#c09080', '#8a5648'] as const

const drips = scatter(13, 41, (rand, index) => ({
  turn: -0.94 + index * 0.157 + (rand() - 0.5) * 0.06,
  starts: 2.1 + rand() * 0.9 + Math.abs(index - 6) * 0.07,
  length: 46 + rand() ** 1.4 * 150,
  radius: 11 + rand() * 6,
}))

const drawGanache = (ctx: Ctx, t: number): void => {
  const spread = easeOut(clamp((t - 0.7) / 2.6))
  if (spread <= 0) return
  const rx = lerp(16, TOP.radius - 2, spread)
  const pool = { x: TOP.x, y: TOP.y, rx, ry: rx * TILT }
  const runs = drips
    .map((drip) => {
      const grown = clamp((t - drip.starts) / 4.2)
      const edgeX = TOP.x + Math.sin(drip.turn * 1.45) * (TOP.radius - 8)
      const edgeY = TOP.y + Math.cos(drip.turn * 1.45) * TOP.radius * TILT
      const fromY = (edgeY - 20 - TRAY.top) / SCALE
      return {
        x: (edgeX - TRAY.left) / SCALE,
        fromY,
        toY: fromY + (14 + (1 - (1 - grown) ** 2.6) * drip.length) / SCALE,
        radius: Math.max(0.01, (drip.radius * smooth(0, 0.14, grown)) / SCALE),
      }
    })
    .filter((run) => run.radius > 0.5)
  const local = {
    x: (pool.x - TRAY.left) / SCALE,
    y: (pool.y - TRAY.top) / SCALE,
    rx: pool.rx / SCALE,
    ry: pool.ry / SCALE,
  }
  const picture = syrup(tray(), [local], runs, CHOCOLATE, LIGHT, 7)
  ctx.save()
  ctx.globalAlpha = 0.4
  ctx.filter = 'brightness(0.2) blur(5px)'
  ctx.drawImage(picture, TRAY.left + 6, TRAY.top + 9, TRAY_SIZE.width, TRAY_SIZE.height)
  ctx.restore()
  ctx.drawImage(picture, TRAY.left, TRAY.top, TRAY_SIZE.width, TRAY_SIZE.height)
  ctx.save()
  ctx.globalAlpha = spread
  shinePool(ctx, pool, DEPTH, '255,206,186')
  ctx.restore()
  shineDrips(ctx, runs, SCALE, TRAY.left, TRAY.top, '255,206,180')
}

const berries = once(() => [1, 2, 3].map((seed) => raspberry(78, LIGHT, seed)))
const sprig = once(() => leaf(84, mint, LIGHT, 4))

const fallen = [
  [-104, -20, 0.2],
  [-42, -38, 1.4],
  [30, -40, 2.6],
  [100, -24, 0.9],
  [-76, 14, 4],
  [64, 10, 3.1],
  [-8, -4, 5.2],
  [4, 30, 0.4],
  [-138, 10, 2],
  [136, 8, 5.8],
].map(([x = 0, y = 0, turn = 0], index) => ({ x, y, turn, at: 4.5 + ((index * 7) % 10) * 0.14 }))
const inOrder = [...fallen].sort((a, b) => a.y - b.y)

const drawBerries = (ctx: Ctx, t: number): void => {
  inOrder.forEach((berry, index) => {
    const picture = berries()[index % 3]
    const since = t - berry.at
    if (since < 0 || picture === undefined) return
    const high = bounce(since, 640, 2600, 0.2)
    const landed = since - Math.sqrt((2 * 640) / 2600)
    const squash = landed > 0 ? 1 + 0.16 * Math.exp(-landed * 9) * Math.cos(landed * 26) : 0.96
    const x = TOP.x + berry.x
    const y = TOP.y + berry.y
    glow(ctx, x + 8, y + 20, 46, 16, '14,2,4', 0.75 * smooth(300, 0, high))
    place(ctx, picture, {
      x,
      y: y - 10 - high,
      turn: berry.turn + high * 0.006,
      scaleX: squash,
      scaleY: 2 - squash,
    })
  })
  for (const [x, y, turn, at] of [
    [-18, -44, -2.2, 6],
    [38, -46, -0.7, 6.15],
  ] as const) {
    const grown = spring(t - at, 1.8, 5)
    if (grown > 0) place(ctx, sprig(), { x: TOP.x + x, y: TOP.y + y, turn, scaleX: grown * 0.8 })
  }
}

const draw = (ctx: Ctx, t: number): void => {
  const drift = Math.sin((TAU * t) / 9)
  ctx.drawImage(room(), -14 + drift * 8, 0, WIDTH + 28, HEIGHT)
  bokeh(ctx, [
    { x: 110 + drift * 12, y: 170, radius: 50, color: '255,190,150', alpha: 0.12 },
    { x: 250 + drift * 8, y: 90, radius: 30, color: '255,170,150', alpha: 0.14 },
    { x: 620 + drift * 10, y: 300, radius: 40, color: '255,140,130', alpha: 0.12 },
    { x: 60 + drift * 9, y: 470, radius: 30, color: '255,200,170', alpha: 0.1 },
  ])
  camera(ctx, 360, 560, 1.02 + 0.05 * smooth(-1, 10, t), () => {
    ctx.drawImage(stand(), 0, 0)
    ctx.drawImage(cake(), TOP.x - 250, TOP.y - 100)
    drawGanache(ctx, t)
    const flow = smooth(0.2, 0.7, t) * smooth(4.2, 3.5, t)
    stream(ctx, t, {
      x: 366,
      headY: lerp(-60, TOP.y, easeOut(clamp((t - 0.2) / 0.5))),
      tailY: lerp(-80, TOP.y - 6, smooth(3.5, 4.2, t) ** 1.6),
      landY: TOP.y,
      wide: 40,
      narrow: 20,
      flow,
      colors: ['#240b06', '#45190d', '#6b2c19', '#f0b496'],
    })
    ripples(ctx, t, 366, TOP.y, 60, '#a0604a', flow * smooth(0.6, 1, t) * 0.7)
    drawBerries(ctx, t)
  })
}

export const ganacheCake = defineScene('ganache-cake', {
  coverSeconds: 7.3,
  loopFadeSeconds: 0.9,
  bloom: 0.3,
  draw,
  score: (track) => {
    pour(track, 0.5, 4.2, 0.08, 160, 300)
    for (const berry of fallen) thud(track, berry.at + 0.7, 0.16, 120, berry.x / 200)
    bed(track, {
      chords: [
        [49, 56, 59, 63],
        [54, 58, 61, 65],
        [47, 54, 58, 61],
        [51, 54, 58, 61],
      ],
      voice: 'keys',
      steps: 8,
      level: 0.42,
    })
  },
})
