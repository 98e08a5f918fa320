import { blurred, type Ctx, camera, glow, layer, linear, once, place, radial, scatter } from './brush.ts'
import { lerp, smooth, TAU } from './ease.ts'
import { embers, fire, flicker } from './fire.ts'
import { fire as fireSound, sizzle } from './foley.ts'
import { evening, glowOf, relight, rgb } from './light.ts'
import { bed } from './music.ts'
import { fbm, hash, noise } from './noise.ts'
import { basil, leaf } from './pantry.ts'
import { PIZZA_SIZE, pizzaAt } from './pizza.ts'
import { defineScene } from './scene.ts'
import { blend, paint, sculpt } from './sculpt.ts'
import { steam } from './steam.ts'

const WIDTH = 720
const HEIGHT = 1280
const DURATION_SECONDS = 10
const PIZZA = { x: 366, y: 738, scale: 1.24, tilt: 0.56 }
const FIRE = { x: 176, y: 560 }
const OVEN = relight(evening, {
  key: [-0.72, -0.42, 0.42],
  keyColor: glowOf('#ffb066', 1.9),
  sky: glowOf('#a35a3c', 0.4),
  ground: glowOf('#e09a6a', 0.34),
  rim: [-0.6, -0.7, 0],
  rimColor: glowOf('#ff8a3a', 1.2),
})

const brick = (width: number, height: number, size: number, seed: number) => (x: number, y: number) => {
  const row = Math.floor((y / height) * size)
  const shift = row % 2 === 0 ? 0 : 0.5
  const column = Math.floor((x / width) * size * 0.55 + shift)
  const u = (x / width) * size * 0.55 + shift - column
  const v = (y / height) * size - row
  const edge = Math.min(u * 1.8, (1 - u) * 1.8, v, 1 - v)
  return { edge, shade: hash(column, row, seed) }
}

const chamber = once(() => {
  const course = brick(WIDTH, 640, 9, 3)
  const wall = sculpt(
    WIDTH,
    640,
    (x, y, out) => {
      const bend = y + ((x - 360) / 360) ** 2 * 120
      const { edge, shade } = course(x + 40, bend)
      const grit = fbm(x / 22, y / 22, 4, 5)
      const face = smooth(0.05, 0.16, edge)
      paint(out, rgb('#3d2017'))
      blend(out, rgb('#8a4a2c'), face * (0.35 + shade * 0.5))
      blend(out, rgb('#20100c'), grit * 0.6)
      out.h = face * 7 + grit * 7
      out.gloss = 0.1
    },
    OVEN,
  )
  const hearth = sculpt(
    WIDTH,
    760,
    (x, y, out) => {
      const depth = 1 / (0.45 + (y / 760) * 1.2)
      const u = (x - 360) * depth * 0.012
      const v = depth * 9
      const tile = Math.min(Math.abs(u / 1.9 - Math.round(u / 1.9)), Math.abs(v / 1.6 - Math.round(v / 1.6)))
      const grit = fbm(u * 4, v * 4, 4, 11)
      const ash = fbm(u * 1.1 + 6, v * 1.1, 4, 17)
      paint(out, rgb('#8b6a52'))
      blend(out, rgb('#4b3328'), smooth(0.35, 0.7, grit))
      blend(out, rgb('#d9c6aa'), smooth(0.55, 0.75, ash) * 0.5)
      blend(out, rgb('#2a1912'), smooth(0.03, 0.008, tile) * 0.8)
      out.h = grit * 4
    },
    OVEN,
    { crease: 0.3 },
  )
  return blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      ctx.drawImage(wall, 0, 0)
      ctx.drawImage(hearth, 0, 545)
      ctx.fillStyle = radial(ctx, FIRE.x, FIRE.y - 40, 760, [
        [0, 'rgba(255,120,30,0.35)'],
        [0.35, 'rgba(60,14,4,0.2)'],
        [0.7, 'rgba(14,4,6,0.78)'],
        [1, 'rgba(8,2,5,0.95)'],
      ])
      ctx.fillRect(0, 0, WIDTH, HEIGHT)
      ctx.fillStyle = linear(ctx, 0, 500, 0, 600, [
        [0, 'rgba(8,2,4,0)'],
        [0.5, 'rgba(8,2,4,0.65)'],
        [1, 'rgba(8,2,4,0)'],
      ])
      ctx.fillRect(0, 500, WIDTH, 100)
    }),
    2.2,
  )
})

const logs = once(() =>
  layer(420, 200, (ctx) => {
    const log = sculpt(
      300,
      64,
      (x, y, out) => {
        const v = (y - 32) / 28
        out.a = Math.abs(v) < 1 && x > 4 && x < 296 ? 1 : 0
        const bark = fbm(x / 26, y / 6, 4, 8)
        const crack =
          smooth(0.035, 0.005, Math.abs(fbm(x / 30, y / 20, 3, 4) - 0.5)) *
          smooth(0.3, 0.6, noise(x / 40, y / 30, 9))
        out.h = Math.sqrt(Math.max(0, 1 - v * v)) * 28 + bark * 8
        paint(out, rgb('#2a1a15'))
        blend(out, rgb('#8d8078'), smooth(0.55, 0.8, bark) * 0.6)
        blend(out, rgb('#ff6a1a'), crack)
        out.glow = crack * 2.2
      },
      OVEN,
    )
    place(ctx, log, { x: 170, y: 150, turn: 0.08 })
    place(ctx, log, { x: 250, y: 128, turn: -0.2, scaleX: 0.9 })
    place(ctx, log, { x: 190, y: 96, turn: 0.24, scaleX: 0.84 })
  }),
)

/** The oven's mouth: a brick arch close to the lens, out of focus, so that we look in from the cold side. */
const mouth = once(() => {
  const arch = sculpt(
    WIDTH,
    HEIGHT,
    (x, y, out) => {
      const dx = x - 360
      const dy = Math.min(0, y - 560)
      const reach = Math.hypot(dx, dy * 0.8)
      const inside = 352 - reach
      out.a = smooth(2, -2, inside)
      if (out.a === 0) return
      const angle = dy < 0 ? Math.atan2(dx, -dy * 0.8) * 4.2 : 6.6 + (y - 560) / 86
      const column = Math.abs(angle - Math.round(angle))
      const shade = hash(Math.round(angle) + 30, 2)
      paint(out, rgb('#7a4630'))
      blend(out, rgb('#b98562'), shade * 0.7)
      blend(out, rgb('#2b1a15'), smooth(0.06, 0.02, column) + fbm(x / 24, y / 24, 4, 2) * 0.5)
      out.h = smooth(0.02, 0.1, column) * 8 + fbm(x / 16, y / 16, 3, 6) * 8 - smooth(14, 0, -inside) * 12
    },
    relight(OVEN, { key: [0.1, 0.5, 0.4], keyColor: glowOf('#ff9c5a', 0.5) }),
  )
  return blurred(arch, 4)
})

const leaves = once(() => [1, 2, 3, 4].map((seed) => leaf(96, basil, OVEN, seed)))
const SPRIGS = [
  { angle: 0.4, reach: 62, turn: 0.4 },
  { angle: 2.2, reach: 88, turn: 2.5 },
  { angle: 3.9, reach: 74, turn: 4.4 },
  { angle: 5.4, reach: 104, turn: 5.2 },
] as const

const drawPizza = (ctx: Ctx, t: number, heat: number): void => {
  const baked = lerp(0.34, 1, smooth(-0.5, 8.6, t))
  const turn = t * 0.1 - 0.3
  const light = relight(OVEN, {
    key: [-0.72 + heat * 0.06, -0.42, 0.42],
    keyColor: glowOf('#ffba78', 1.35 + heat * 0.55),
  })
  glow(ctx, PIZZA.x + 20, PIZZA.y + 36, 330, 190, '8,2,2', 0.95)
  ctx.save()
  ctx.translate(PIZZA.x, PIZZA.y)
  ctx.scale(PIZZA.scale, PIZZA.scale * PIZZA.tilt)
  const picture = pizzaAt(t, baked, turn, light)
  // The underside, drawn first and lower, gives the disc its thickness.
  ctx.save()
  ctx.filter = 'brightness(0.32)'
  ctx.drawImage(picture, -PIZZA_SIZE / 2, -PIZZA_SIZE / 2 + 16)
  ctx.restore()
  ctx.drawImage(picture, -PIZZA_SIZE / 2, -PIZZA_SIZE / 2)
  ctx.restore()
  SPRIGS.forEach((sprig, index) => {
    const picture = leaves()[index]
    if (picture === undefined) return
    const x = PIZZA.x + Math.cos(sprig.angle + turn) * sprig.reach * PIZZA.scale
    const y = PIZZA.y + Math.sin(sprig.angle + turn) * sprig.reach * PIZZA.scale * PIZZA.tilt
    const wilt = 1 - 0.16 * smooth(2, 9, t)
    glow(ctx, x + 8, y + 8, 50, 24, '40,6,0', 0.55)
    ctx.save()
    ctx.translate(x, y - 5)
    ctx.scale(1, 0.68)
    place(ctx, picture, { x: 0, y: 0, turn: sprig.turn + turn, scaleX: wilt })
    ctx.restore()
  })
}

const dust = scatter(5, 3, (rand) => ({ x: rand() - 0.5, phase: rand() * TAU }))

const draw = (ctx: Ctx, t: number): void => {
  const heat = flicker(t + 40)
  const push = 1 + 0.05 * smooth(-1, DURATION_SECONDS + 1, t)
  camera(ctx, 360, 680, push, () => {
    ctx.drawImage(chamber(), 0, 0)
    glow(ctx, FIRE.x, FIRE.y - 70, 420, 380, '255,110,30', 0.34 * heat)
    fire(ctx, t + 20, FIRE.x + 130, FIRE.y - 6, 230, 210)
    fire(ctx, t + 7, FIRE.x - 50, FIRE.y + 12, 330, 400)
    ctx.drawImage(logs(), FIRE.x - 220, FIRE.y - 110)
    fire(ctx, t + 13, FIRE.x + 36, FIRE.y + 30, 330, 330)
    glow(ctx, FIRE.x + 40, FIRE.y + 50, 320, 90, '255,120,40', 0.4 * heat)
    drawPizza(ctx, t, heat)
    embers(ctx, t, FIRE.x + 60, FIRE.y - 30, 260, 460)
    for (const speck of dust) glow(ctx, 360 + speck.x * 500, 640, 60, 40, '255,150,70', 0.03 * heat)
    steam(ctx, t, {
      x: 380,
      y: 730,
      width: 360,
      rise: 330,
      periodSeconds: 5,
      count: 7,
      alpha: 0.2,
      scale: 1.3,
      seed: 3,
    })
  })
  camera(ctx, 360, 680, push ** 2.2, () => ctx.drawImage(mouth(), 0, 0))
  glow(ctx, 60, 520, 260, 420, '255,110,40', 0.16 * heat)
}

export const margheritaWoodOven = defineScene('margherita-wood-oven', {
  coverSeconds: 7.2,
  loopFadeSeconds: 0.9,
  bloom: 0.36,
  vignette: 0.6,
  crf: 31,
  draw,
  score: (track) => {
    fireSound(track, 0.34)
    sizzle(track, 0.05, 8)
    bed(track, {
      chords: [
        [53, 57, 60, 64],
        [50, 57, 60, 65],
        [55, 58, 62, 65],
        [48, 55, 58, 64],
      ],
      voice: 'pluck',
      steps: 6,
      level: 0.36,
    })
  },
})
