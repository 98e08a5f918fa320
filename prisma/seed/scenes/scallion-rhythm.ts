import { type Ctx, camera, glow, once, place, radial, scatter } from './brush.ts'
import { board, HEIGHT, knife, LIGHT, stalk, WIDTH } from './chopping-board.ts'
import { clamp, easeIn, easeOut, fract, lerp, smooth, TAU } from './ease.ts'
import { chop } from './foley.ts'
import { bed } from './music.ts'
import { scallionRing } from './pantry.ts'
import { defineScene } from './scene.ts'

const STEP_SECONDS = 0.3
const FIRST = 0.6
const CUTS = 15
const ADVANCE = 17
const CUT_X = 316

const kit = once(() => ({
  stalks: [1, 2, 3, 4, 5].map(stalk),
  rings: [0.05, 0.2, 0.36, 0.5, 0.64, 0.7].map((shade) => scallionRing(50, shade, LIGHT)),
}))

/** Height of the blade above the board, 0..1: a quick drop on the beat, an easy way back. */
const bladeAt = (t: number): number => {
  const beat = (t - FIRST) / STEP_SECONDS
  if (beat < -1 || beat > CUTS) return 1
  const phase = fract(beat)
  const raised = phase < 0.6 ? easeOut(phase / 0.6) : 1 - easeIn((phase - 0.6) / 0.4)
  return beat < -0.4 ? 1 : raised
}

const cutsAt = (t: number): number => clamp(Math.floor((t - FIRST) / STEP_SECONDS) + 1, 0, CUTS)

const ROWS = [0, 1, 2, 3, 4]
const rowY = (row: number): number => 566 + row * 41

const rings = scatter((CUTS + 20) * 5, 7, (rand, index) => {
  const cut = Math.floor(index / 5) - 20
  const angle = rand() * TAU
  const reach = Math.sqrt(rand())
  return {
    at: cut < 0 ? -9 : FIRST + cut * STEP_SECONDS,
    row: index % 5,
    x: 536 + Math.cos(angle) * reach * 118,
    y: 640 + Math.sin(angle) * reach * 190,
    turn: rand() * TAU,
    spin: rand() * 6 - 3,
    hop: 30 + rand() * 60,
    picture: cut < 0 ? index % 3 : Math.min(5, Math.floor((cut / CUTS) * 5) + (index % 2)),
    size: 0.82 + rand() * 0.2,
  }
})

const drawRings = (ctx: Ctx, t: number): void => {
  for (const ring of rings) {
    const picture = kit().rings[ring.picture]
    const k = clamp((t - ring.at) / 0.42)
    if (picture === undefined || t < ring.at) continue
    const glide = easeOut(k)
    const x = lerp(CUT_X + 14, ring.x, glide)
    const y = lerp(rowY(ring.row), ring.y, glide)
    const high = Math.sin(Math.PI * k) * ring.hop
    glow(ctx, x + 6 + high * 0.4, y + 9 + high * 0.5, 28, 24, '50,24,4', 0.55 - high * 0.004)
    place(ctx, picture, {
      x: x - high * 0.2,
      y: y - high * 0.5,
      turn: ring.turn + ring.spin * (1 - glide),
      scaleX: ring.size * (1 + high * 0.004),
    })
  }
}

const drawStalks = (ctx: Ctx, t: number): void => {
  const done = cutsAt(t)
  const push =
    (done + (done > 0 && done < CUTS ? smooth(0.25, 0.6, fract((t - FIRST) / STEP_SECONDS)) : 0)) * ADVANCE
  ctx.save()
  ctx.beginPath()
  ctx.rect(-600, 300, 600 + CUT_X, 700)
  ctx.clip()
  for (const row of ROWS) {
    const picture = kit().stalks[row]
    if (picture === undefined) continue
    const y = rowY(row)
    glow(ctx, 60, y + 18, 470, 24, '44,20,4', 0.6)
    ctx.drawImage(picture, CUT_X - 748 + push + ((row * 7) % 11) - ADVANCE * 0.2, y - 26)
  }
  ctx.restore()
  for (const row of ROWS) {
    const y = rowY(row)
    ctx.fillStyle = radial(ctx, CUT_X - 1, y, 22, [
      [0, '#f4f8d8'],
      [0.5, '#d8e8a8'],
      [0.85, '#a9cf6a'],
      [1, '#6fa03a'],
    ])
    ctx.beginPath()
    ctx.ellipse(CUT_X, y, 5, 20, 0, 0, TAU)
    ctx.fill()
  }
}

const drawKnife = (ctx: Ctx, t: number): void => {
  const high = bladeAt(t)
  const picture = knife()
  const rest = smooth(FIRST + CUTS * STEP_SECONDS - 0.1, FIRST + CUTS * STEP_SECONDS + 0.5, t)
  const x = CUT_X + 62 + high * 10 + rest * 260
  const y = 650 + high * 14 + rest * 180
  ctx.save()
  ctx.translate(x + 16 + high * 60, y + 10 + high * 62)
  ctx.scale(1 + high * 0.03, 1 + high * 0.03)
  ctx.globalAlpha = 0.6 - high * 0.25
  ctx.filter = `brightness(0) blur(${6 + high * 12}px)`
  ctx.drawImage(picture, -130, -330)
  ctx.restore()
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(0.02 + high * 0.02 + rest * 0.1)
  ctx.scale(1 + high * 0.05, 1 + high * 0.05)
  ctx.drawImage(picture, -130, -330)
  ctx.restore()
}

const spray = scatter(40, 19, (rand, index) => ({
  cut: index % CUTS,
  angle: (rand() - 0.5) * 2.6,
  speed: 120 + rand() * 300,
  size: 1 + rand() * 2.4,
  row: Math.floor(rand() * 5),
}))

const drawSpray = (ctx: Ctx, t: number): void => {
  ctx.fillStyle = '#e9f5c4'
  for (const drop of spray) {
    const age = t - FIRST - drop.cut * STEP_SECONDS
    if (age < 0 || age > 0.4) continue
    ctx.globalAlpha = (1 - age / 0.4) * 0.85
    ctx.beginPath()
    ctx.arc(
      CUT_X + Math.cos(drop.angle) * drop.speed * age,
      rowY(drop.row) + Math.sin(drop.angle) * drop.speed * age,
      drop.size,
      0,
      TAU,
    )
    ctx.fill()
  }
  ctx.globalAlpha = 1
}

const draw = (ctx: Ctx, t: number): void => {
  const knock =
    Math.exp(-fract((t - FIRST) / STEP_SECONDS) * 9) * (t > FIRST && t < FIRST + CUTS * STEP_SECONDS ? 1 : 0)
  camera(
    ctx,
    380,
    640,
    1.06 + 0.03 * smooth(-1, 7, t) + knock * 0.004,
    () => {
      ctx.drawImage(board(), -252, -170)
      drawStalks(ctx, t)
      drawRings(ctx, t)
      drawSpray(ctx, t)
      drawKnife(ctx, t)
    },
    -0.3,
  )
  ctx.fillStyle = radial(ctx, 220, 300, 980, [
    [0, 'rgba(255,232,186,0.2)'],
    [0.5, 'rgba(255,220,160,0)'],
    [1, 'rgba(10,8,14,0.45)'],
  ])
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
}

export const scallionRhythm = defineScene('scallion-rhythm', {
  coverSeconds: 3.08,
  loopFadeSeconds: 0.5,
  bloom: 0.2,
  draw,
  score: (track) => {
    for (let cut = 0; cut < CUTS; cut++)
      chop(track, FIRST + cut * STEP_SECONDS, cut % 2 === 0 ? 0.5 : 0.36, 0.1)
    bed(track, {
      chords: [
        [50, 57, 60, 64],
        [55, 59, 62, 65],
        [48, 55, 59, 64],
        [53, 57, 60, 64],
        [45, 52, 55, 60],
      ],
      voice: 'keys',
      steps: 4,
      level: 0.4,
      beat: true,
    })
  },
})
