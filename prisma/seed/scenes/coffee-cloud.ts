import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { once } from './brush.ts'
import { lerp, smooth } from './ease.ts'
import { Fluid } from './fluid.ts'
import { rgb } from './light.ts'
import { noise } from './noise.ts'

export const GRID = { width: 104, height: 156, left: 176, right: 544, top: 440, bottom: 956 }
const BUOYANCY = 0.0022

interface Brew {
  fluid: Fluid
  steps: number
  picture: Canvas
}

const brew = once(
  (): Brew => ({
    fluid: new Fluid(GRID.width, GRID.height),
    steps: 0,
    picture: createCanvas(GRID.width, GRID.height),
  }),
)

const FPS = 30
export const flowAt = (t: number): number => smooth(0.6, 0.9, t) * smooth(5.2, 4.4, t)
export const pourX = (t: number): number => 352 + Math.sin(t * 1.7) * 16
export const levelAt = (t: number): number => lerp(512, 446, smooth(0.8, 5, t))

const advance = (state: Brew, t: number): void => {
  const target = Math.round(t * FPS)
  if (target < state.steps) {
    state.fluid.clear()
    state.steps = 0
  }
  for (; state.steps < target; state.steps++) {
    const now = state.steps / FPS
    const flow = flowAt(now - 0.15)
    if (flow > 0.05) {
      const x =
        ((pourX(now) - GRID.left) / (GRID.right - GRID.left)) * GRID.width + (noise(now * 6, 1, 3) - 0.5) * 5
      const y = Math.round(((levelAt(now) - GRID.top) / (GRID.bottom - GRID.top)) * GRID.height) + 4
      state.fluid.pour(x, y, 6, 3.2 * flow, 1)
    }
    state.fluid.step(state.steps, BUOYANCY)
    state.fluid.step(state.steps, BUOYANCY)
  }
}

const MILK = rgb('#fff4e2')
const LATTE = rgb('#d9a978')
export const CARAMEL = rgb('#a4683a')
export const COFFEE = rgb('#3a1a0e')

const channel = (d: number, c: 0 | 1 | 2): number => {
  const first = lerp(MILK[c], LATTE[c], smooth(0.02, 0.22, d))
  const second = lerp(first, CARAMEL[c], smooth(0.16, 0.42, d))
  return lerp(second, COFFEE[c], smooth(0.34, 0.8, d)) * 255
}

export const liquidAt = (t: number) => {
  const state = brew()
  if (t > 0) advance(state, t)
  const pctx = state.picture.getContext('2d')
  const image = pctx.createImageData(GRID.width, GRID.height)
  for (let i = 0; i < GRID.width * GRID.height; i++) {
    const d = t > 0 ? (state.fluid.dye[i] ?? 0) : 0
    image.data[i * 4] = channel(d, 0)
    image.data[i * 4 + 1] = channel(d, 1)
    image.data[i * 4 + 2] = channel(d, 2)
    image.data[i * 4 + 3] = 255
  }
  pctx.putImageData(image, 0, 0)
  return state.picture
}
