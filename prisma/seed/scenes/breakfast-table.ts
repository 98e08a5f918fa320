import { blurred, type Ctx, glow, layer, linear, once, wash } from './brush.ts'
import { TAU } from './ease.ts'
import { morning, relight } from './light.ts'
import { stone } from './surfaces.ts'

export const WIDTH = 720
export const HEIGHT = 1280
export const LIGHT = relight(morning, { rim: [0.9, -0.5, 0.1] })

export const room = once(() =>
  blurred(
    layer(WIDTH, HEIGHT, (ctx) => {
      wash(
        ctx,
        linear(ctx, 0, 0, 0, HEIGHT, [
          [0, '#5f8a86'],
          [0.4, '#a9c0ae'],
          [0.62, '#c98f66'],
          [1, '#5a372e'],
        ]),
      )
      ctx.fillStyle = '#fff8e6'
      for (const [x, y] of [
        [30, 60],
        [196, 60],
        [30, 300],
        [196, 300],
      ] as const)
        ctx.fillRect(x, y, 146, 218)
      glow(ctx, 180, 300, 460, 460, '255,232,188', 0.6)
      ctx.fillStyle = '#b9cdb4'
      for (const [x, y, r] of [
        [640, 300, 120],
        [570, 220, 80],
        [690, 180, 90],
        [600, 380, 70],
      ] as const) {
        ctx.beginPath()
        ctx.arc(x, y, r, 0, TAU)
        ctx.fill()
      }
      ctx.fillStyle = '#8fae8a'
      for (const [x, y, r] of [
        [660, 350, 80],
        [610, 300, 50],
        [700, 240, 60],
      ] as const) {
        ctx.beginPath()
        ctx.arc(x, y, r, 0, TAU)
        ctx.fill()
      }
      ctx.fillStyle = '#c4673f'
      ctx.fillRect(580, 430, 160, 220)
    }),
    28,
  ),
)

export const table = once(() =>
  layer(WIDTH, 620, (ctx) => {
    const slab = stone(WIDTH, 620, LIGHT, ['#eadfd3', '#d9c6b6', '#a98f7f'], 0.45)
    ctx.filter = 'blur(1.6px)'
    ctx.drawImage(slab, 0, 0)
    ctx.filter = 'none'
    ctx.globalCompositeOperation = 'destination-in'
    ctx.fillStyle = linear(ctx, 0, 0, 0, 90, [
      [0, 'rgba(0,0,0,0)'],
      [1, 'rgba(0,0,0,1)'],
    ])
    ctx.fillRect(0, 0, WIDTH, 620)
    ctx.globalCompositeOperation = 'source-over'
    ctx.fillStyle = linear(ctx, 0, 120, 0, 620, [
      [0, 'rgba(74,34,30,0)'],
      [1, 'rgba(54,22,26,0.78)'],
    ])
    ctx.fillRect(0, 100, WIDTH, 520)
  }),
)

const ellipse = (ctx: Ctx, x: number, y: number, rx: number, ry: number, fill: ReturnType<typeof linear>) => {
  ctx.fillStyle = fill
  ctx.beginPath()
  ctx.ellipse(x, y, rx, ry, 0, 0, TAU)
  ctx.fill()
}

export const plate = once(() =>
  layer(WIDTH, HEIGHT, (ctx) => {
    glow(ctx, 400, 872, 372, 128, '58,22,18', 0.8)
    ellipse(
      ctx,
      360,
      850,
      322,
      116,
      linear(ctx, 40, 0, 680, 0, [
        [0, '#8f7a72'],
        [0.5, '#b7a294'],
        [1, '#6d5550'],
      ]),
    )
    ellipse(
      ctx,
      360,
      838,
      322,
      116,
      linear(ctx, 60, 730, 660, 950, [
        [0, '#fffaf0'],
        [0.5, '#efe0d0'],
        [1, '#cfb4a2'],
      ]),
    )
    ellipse(
      ctx,
      360,
      838,
      300,
      106,
      linear(ctx, 60, 730, 660, 950, [
        [0, '#b6c7c4'],
        [0.5, '#8fa9a8'],
        [1, '#7c9394'],
      ]),
    )
    ellipse(
      ctx,
      360,
      839,
      296,
      104,
      linear(ctx, 60, 730, 660, 950, [
        [0, '#e8d8c6'],
        [0.4, '#f9efe2'],
        [1, '#e2cbb6'],
      ]),
    )
    ellipse(
      ctx,
      360,
      846,
      236,
      80,
      linear(ctx, 60, 780, 660, 930, [
        [0, '#d8c2ae'],
        [0.5, '#f1e3d3'],
        [1, '#fff6ea'],
      ]),
    )
    glow(ctx, 380, 850, 246, 76, '96,44,20', 0.72)
  }),
)

export const butter = once(() =>
  layer(220, 160, (ctx) => {
    const top = [
      [40, 62],
      [116, 38],
      [184, 66],
      [106, 96],
    ] as const
    const drop = 34
    const face = (points: readonly (readonly [number, number])[], fill: ReturnType<typeof linear>) => {
      ctx.beginPath()
      for (const [x, y] of points) ctx.lineTo(x, y)
      ctx.closePath()
      ctx.fillStyle = fill
      ctx.strokeStyle = fill
      ctx.lineJoin = 'round'
      ctx.lineWidth = 9
      ctx.stroke()
      ctx.fill()
    }
    const [a, b, c, d] = top
    face(
      [a, d, [d[0], d[1] + drop], [a[0], a[1] + drop]],
      linear(ctx, 40, 60, 110, 130, [
        [0, '#fbe08a'],
        [1, '#e9b94e'],
      ]),
    )
    face(
      [d, c, [c[0], c[1] + drop], [d[0], d[1] + drop]],
      linear(ctx, 110, 90, 184, 110, [
        [0, '#eec05a'],
        [1, '#f8d684'],
      ]),
    )
    face(
      [a, b, c, d],
      linear(ctx, 40, 40, 184, 96, [
        [0, '#fffbe0'],
        [0.5, '#fff0b4'],
        [1, '#fbe08c'],
      ]),
    )
    ctx.filter = 'blur(1px)'
    ctx.strokeStyle = 'rgba(255,255,240,0.9)'
    ctx.lineWidth = 3
    ctx.beginPath()
    ctx.moveTo(a[0], a[1] + 1)
    ctx.lineTo(d[0], d[1] + 1)
    ctx.lineTo(c[0], c[1] + 1)
    ctx.stroke()
  }),
)
