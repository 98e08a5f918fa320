import { blurred, type Ctx, camera, glow, layer, once, place, radial, scatter } from './brush.ts'
import { clamp, easeOut, smooth, swell, TAU } from './ease.ts'
import { bake, blisters, stampBlisters } from './field.ts'
import { bubbling, sizzle, thud } from './foley.ts'
import { rgb } from './light.ts'
import { bed } from './music.ts'
import { cells, fbm } from './noise.ts'
import { crumb, leaf, parsley } from './pantry.ts'
import { defineScene } from './scene.ts'
import { blend, cover, paint, Sculptor } from './sculpt.ts'
import { egg, HEIGHT, LIGHT, PAN, pan, table, WIDTH } from './skillet.ts'
import { steam } from './steam.ts'

const DURATION_SECONDS = 8
const SAUCE_SIZE = 340
const SAUCE_SCALE = (PAN.radius * 2 - 66) / SAUCE_SIZE

const EGGS = [
  { x: 116, y: 118, size: 104 },
  { x: 232, y: 142, size: 98 },
  { x: 162, y: 236, size: 108 },
] as const

const sauceFields = once(() => {
  const at = (x: number, y: number) => [x / 60, y / 60] as const
  return {
    lumps: bake(SAUCE_SIZE, SAUCE_SIZE, (x, y) => {
      const [u, v] = at(x, y)
      return fbm(u * 2.2, v * 2.2, 4, 3) * 13 + (1 - cells(u * 1.9, v * 1.9, 5)) * 7
    }),
    hue: bake(SAUCE_SIZE, SAUCE_SIZE, (x, y) => fbm(x / 34, y / 34, 4, 11)),
    oil: bake(SAUCE_SIZE, SAUCE_SIZE, (x, y) => fbm(x / 22, y / 22, 3, 19)),
    pieces: bake(SAUCE_SIZE, SAUCE_SIZE, (x, y) => cells(x / 24 + fbm(x / 30, y / 30, 2, 4), y / 15, 23)),
    height: new Float32Array(SAUCE_SIZE * SAUCE_SIZE),
    sculptor: new Sculptor(SAUCE_SIZE, SAUCE_SIZE),
    bubbles: blisters(34, 6, DURATION_SECONDS, (rand) => {
      const x = rand() * SAUCE_SIZE
      const y = rand() * SAUCE_SIZE
      const radius = 4 + rand() * rand() * 12
      const free = EGGS.every((egg) => Math.hypot(egg.x - x, egg.y - y) > egg.size * 0.42 + radius)
      return free && Math.hypot(x - 170, y - 170) < 154 - radius ? { x, y, radius } : undefined
    }),
  }
})

const TOMATO = rgb('#ad250b')
const TOMATO_DEEP = rgb('#650f06')
const PEPPER = rgb('#d9560f')
const OIL = rgb('#f08b24')

const sauceAt = (t: number) => {
  const { lumps, hue, oil, pieces, height, sculptor, bubbles } = sauceFields()
  height.set(lumps)
  stampBlisters(height, SAUCE_SIZE, SAUCE_SIZE, bubbles, t)
  return sculptor.render(
    (x, y, out) => {
      const i = y * SAUCE_SIZE + x
      const d = Math.hypot(x - SAUCE_SIZE / 2, y - SAUCE_SIZE / 2)
      out.a = cover(d - SAUCE_SIZE / 2 + 3)
      if (out.a === 0) return
      const raised = (height[i] ?? 0) - (lumps[i] ?? 0)
      paint(out, TOMATO)
      blend(out, TOMATO_DEEP, smooth(0.55, 0.3, hue[i] ?? 0) * 0.8)
      blend(out, PEPPER, smooth(0.2, 0.12, pieces[i] ?? 1) * 0.8)
      blend(out, OIL, smooth(0.6, 0.72, oil[i] ?? 0) * 0.55 + clamp(raised * 0.05) * 0.5)
      out.h = (height[i] ?? 0) * 0.8 + smooth(0.2, 0.1, pieces[i] ?? 1) * 3
      out.h -= smooth(150, 170, d) * 10
      out.gloss = 0.5
      out.glow = 0.05
    },
    LIGHT,
    { crease: 0.6, creaseRadius: 5, soften: 0.35 },
  )
}

const toppings = once(() => ({
  eggs: EGGS.map((spot, index) => egg(Math.round(spot.size * SAUCE_SCALE * 1.12), index + 2)),
  feta: [1, 2, 3, 4].map((seed) => crumb(30 + seed * 4, '#fbf3e2', LIGHT, seed)),
  herbs: [1, 2, 3].map((seed) => leaf(50 + seed * 8, parsley, LIGHT, seed)),
}))

const falling = scatter(34, 14, (rand, index) => {
  const angle = rand() * TAU
  const reach = Math.sqrt(rand()) * 236
  return {
    x: Math.cos(angle) * reach,
    y: Math.sin(angle) * reach,
    turn: rand() * TAU,
    kind: index % 5 < 3 ? 'feta' : 'herb',
    picture: Math.floor(rand() * 12),
    lands: index < 16 ? -1 : 1.6 + (index - 16) * 0.13 + rand() * 0.2,
  }
})

const drawToppings = (ctx: Ctx, t: number): void => {
  const { feta, herbs } = toppings()
  for (const item of falling) {
    const drop = clamp((t - item.lands + 0.42) / 0.42)
    if (drop <= 0) continue
    const high = 1 - easeOut(drop) * 0.2 - drop * 0.8
    const set = item.kind === 'feta' ? feta : herbs
    const picture = set[item.picture % set.length]
    if (picture === undefined) continue
    const x = PAN.x + item.x
    const y = PAN.y + item.y
    const settle =
      t > item.lands ? 1 + 0.1 * Math.exp(-(t - item.lands) * 9) * Math.cos((t - item.lands) * 30) : 1
    glow(
      ctx,
      x + 5 + high * 60,
      y + 8 + high * 80,
      26 + high * 30,
      22 + high * 30,
      '50,6,0',
      0.6 * (1 - high * 0.8),
    )
    place(ctx, picture, {
      x: x - high * 50,
      y: y - high * 90,
      turn: item.turn + high * 2.4,
      scaleX: (1 + high * 1.5) * settle,
      alpha: smooth(0, 0.25, drop),
    })
  }
}

const foreground = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      const sprig = leaf(260, parsley, LIGHT, 5)
      place(ctx, sprig, { x: 30, y: 1180, turn: -0.7 })
      place(ctx, sprig, { x: -10, y: 1040, turn: -0.1 })
    }),
    9,
  ),
)

const draw = (ctx: Ctx, t: number): void => {
  const push = 1.03 + 0.05 * swell(t, DURATION_SECONDS)
  const turn = Math.sin((TAU * t) / DURATION_SECONDS) * 0.03
  camera(
    ctx,
    PAN.x,
    PAN.y,
    push,
    () => {
      ctx.drawImage(table(), 0, 0)
      ctx.drawImage(pan(), 0, 0)
      place(ctx, sauceAt(t), { x: PAN.x, y: PAN.y, scaleX: SAUCE_SCALE })
      EGGS.forEach((spot, index) => {
        const picture = toppings().eggs[index]
        if (picture === undefined) return
        const jiggle = 1 + 0.012 * Math.sin((TAU * t * 5) / DURATION_SECONDS + index * 2)
        const x = PAN.x + (spot.x - SAUCE_SIZE / 2) * SAUCE_SCALE
        const y = PAN.y + (spot.y - SAUCE_SIZE / 2) * SAUCE_SCALE
        place(ctx, picture, { x, y, scaleX: jiggle, scaleY: 2 - jiggle })
      })
      drawToppings(ctx, t)
      ctx.fillStyle = radial(ctx, PAN.x - 120, PAN.y - 190, 520, [
        [0, 'rgba(255,226,180,0.16)'],
        [0.5, 'rgba(255,226,180,0.03)'],
        [1, 'rgba(10,4,20,0.3)'],
      ])
      ctx.fillRect(-100, -100, WIDTH + 200, HEIGHT + 200)
    },
    turn,
  )
  camera(ctx, PAN.x, PAN.y, push * push, () => ctx.drawImage(foreground(), 0, 0), turn)
  steam(ctx, t, {
    x: 350,
    y: 640,
    width: 460,
    rise: 520,
    periodSeconds: 4,
    count: 10,
    alpha: 0.34,
    scale: 1.7,
    seed: 5,
  })
}

export const shakshukaSkillet = defineScene('shakshuka-skillet', {
  coverSeconds: 4.6,
  loopFadeSeconds: 0.8,
  draw,
  score: (track) => {
    sizzle(track, 0.12, 9)
    bubbling(track, 0.16, 22, 180, 520)
    for (const item of falling) if (item.lands > 0) thud(track, item.lands, 0.05, 170, item.x / 300)
    bed(track, {
      chords: [
        [52, 59, 64, 67],
        [50, 57, 62, 66],
        [48, 55, 60, 64],
        [50, 57, 62, 66],
      ],
      voice: 'marimba',
      steps: 8,
      level: 0.34,
      beat: true,
    })
  },
})
