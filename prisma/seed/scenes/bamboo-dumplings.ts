import { type Ctx, camera, glow, once, place, scatter } from './brush.ts'
import { basket, dumpling, LIGHT, lettuce, oil, stick, table } from './dumpling.ts'
import { clamp, easeInOut, smooth, TAU } from './ease.ts'
import { sizzle, thud, whoosh } from './foley.ts'
import { bed } from './music.ts'
import { crumb, scallionRing } from './pantry.ts'
import { defineScene } from './scene.ts'
import { steam } from './steam.ts'

const DURATION_SECONDS = 7

const kit = once(() => ({
  buns: [1, 2, 3].map((seed) => dumpling(196, seed)),
  rings: [0.5, 0.8, 0.6].map((shade) => scallionRing(30, shade, LIGHT)),
  sesame: crumb(15, '#f7e7c4', LIGHT, 2),
  flake: [crumb(22, '#b3200f', LIGHT, 3, 0.6), crumb(18, '#e0561a', LIGHT, 5, 0.6)],
}))

const SPOTS = [0, 1, 2, 3, 4, 5].map((i) => ({
  x: 360 + Math.cos((TAU * i) / 6 + 0.3) * 178,
  y: 360 + Math.sin((TAU * i) / 6 + 0.3) * 178,
}))

const rain = scatter(86, 18, (rand, index) => {
  const spot = index % 7 === 6 ? { x: 360, y: 360 } : (SPOTS[index % 7] ?? { x: 360, y: 360 })
  const angle = rand() * TAU
  const reach = Math.sqrt(rand()) * 62
  return {
    x: spot.x + Math.cos(angle) * reach,
    y: spot.y + Math.sin(angle) * reach,
    turn: rand() * TAU,
    kind: index % 3,
    home: index % 7,
    lands: index < 24 ? -1 : 0.9 + (index - 24) * 0.036 + rand() * 0.15,
  }
})

const pickAt = (t: number): number => easeInOut(clamp((t - 4.5) / 1.5))

const drawRain = (ctx: Ctx, t: number, onlyCentre: boolean): void => {
  const { rings, sesame, flake } = kit()
  for (const [index, bit] of rain.entries()) {
    if ((bit.home === 6) !== onlyCentre) continue
    const drop = clamp((t - bit.lands + 0.36) / 0.36)
    if (drop <= 0) continue
    const high = 1 - drop * drop
    const picture = bit.kind === 0 ? rings[index % 3] : bit.kind === 1 ? sesame : flake[index % 2]
    if (picture === undefined) continue
    glow(
      ctx,
      bit.x + 3 + high * 40,
      bit.y + 5 + high * 50,
      13 + high * 12,
      11 + high * 12,
      '70,20,4',
      0.5 * (1 - high),
    )
    place(ctx, picture, {
      x: bit.x - high * 40,
      y: bit.y - high * 70,
      turn: bit.turn + high * 3,
      scaleX: 1 + high * 1.3,
      alpha: smooth(0, 0.3, drop),
    })
  }
}

const drawBun = (ctx: Ctx, t: number, x: number, y: number, index: number, scale = 1): void => {
  const picture = kit().buns[index % 3]
  if (picture === undefined) return
  const hit = clamp((t - 1.1 - index * 0.12) * 2)
  const jolt = 1 + 0.025 * Math.sin(hit * 16) * (1 - hit)
  place(ctx, picture, { x, y, turn: index * 1.3, scaleX: scale * jolt, scaleY: scale * (2 - jolt) })
  place(ctx, oil(), { x, y, turn: index, scaleX: scale, alpha: 0.35 + 0.65 * smooth(1, 3.4, t) })
}

const drawPick = (ctx: Ctx, t: number): void => {
  const reach = smooth(3.4, 4.3, t)
  const lifted = pickAt(t)
  const x = 360 + lifted * 130
  const y = 360 - lifted * 480
  const scale = 1 + lifted * 0.4
  glow(
    ctx,
    x + 20 + lifted * 60,
    y + 24 + lifted * 90,
    106 * scale,
    100 * scale,
    '40,14,8',
    0.55 * (1 - lifted * 0.5),
  )
  ctx.save()
  ctx.translate(x - 360, y - 360)
  ctx.translate(360, 360)
  ctx.scale(scale, scale)
  ctx.translate(-360, -360)
  drawBun(ctx, t, 360, 360, 6)
  drawRain(ctx, t, true)
  if (reach > 0) {
    const grip = smooth(4.2, 4.5, t)
    const back = (1 - reach) * 640
    for (const side of [-1, 1]) {
      ctx.save()
      ctx.translate(360 + back * 0.86, 360 - back * 0.5)
      ctx.rotate(-0.52 + side * (0.1 - grip * 0.03))
      ctx.translate(-96, side * (104 - grip * 16))
      ctx.shadowColor = 'rgba(20,4,4,0.5)'
      ctx.shadowBlur = 18
      ctx.shadowOffsetX = 16
      ctx.shadowOffsetY = 24
      ctx.drawImage(stick(), 0, -20)
      ctx.restore()
    }
  }
  ctx.restore()
}

const draw = (ctx: Ctx, t: number): void => {
  camera(
    ctx,
    360,
    360,
    1.03 + 0.05 * smooth(-1, 8, t),
    () => {
      ctx.drawImage(table(), 0, 0)
      ctx.drawImage(basket(), 0, 0)
      glow(ctx, 366, 370, 272, 266, '40,20,0', 0.4)
      place(ctx, lettuce(), { x: 360, y: 360, scaleX: 0.95 })
      SPOTS.forEach((spot, index) => {
        glow(ctx, spot.x + 14, spot.y + 18, 112, 108, '30,36,4', 0.6)
        drawBun(ctx, t, spot.x, spot.y, index, 0.92)
      })
      drawRain(ctx, t, false)
      drawPick(ctx, t)
    },
    Math.sin((TAU * t) / DURATION_SECONDS) * 0.025,
  )
  steam(ctx, t, {
    x: 360,
    y: 520,
    width: 500,
    rise: 420,
    periodSeconds: 3.5,
    count: 12,
    alpha: 0.2,
    scale: 1.7,
    seed: 7,
  })
}

export const bambooDumplings = defineScene('bamboo-dumplings', {
  coverSeconds: 3,
  loopFadeSeconds: 0.7,
  vignette: 0.7,
  draw,
  score: (track) => {
    sizzle(track, 0.06, 3)
    for (const bit of rain) if (bit.lands > 0) thud(track, bit.lands, 0.03, 320, (bit.x - 360) / 360)
    whoosh(track, 3.5, 0.7, 0.08, 1200, 0.4)
    thud(track, 4.35, 0.16, 200)
    whoosh(track, 4.6, 1.1, 0.1, 700, 0.3)
    bed(track, {
      chords: [
        [52, 57, 59, 64],
        [50, 55, 59, 62],
        [47, 52, 57, 59],
        [45, 52, 57, 62],
      ],
      voice: 'marimba',
      steps: 8,
      level: 0.42,
      beat: true,
    })
  },
})
