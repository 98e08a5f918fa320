import { describe, expect, it } from 'vitest'
import { isPicture } from '@/components/upload/cover/own-picture'
import { measureFrame, rankFrames } from '@/components/upload/cover/rank-frames'

const side = 64
type Colour = readonly [number, number, number]

/** A picture of `side` by `side`, each pixel by its place. */
function draw(paint: (x: number, y: number) => Colour) {
  const rgba = new Uint8ClampedArray(side * side * 4)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) rgba.set([...paint(x, y), 255], (y * side + x) * 4)
  return measureFrame(rgba, side, side)
}

const tomato: Colour = [200, 60, 40]
const basil: Colour = [60, 150, 50]
const grey: Colour = [128, 128, 128]
const squares = (one: Colour, other: Colour) => (x: number, y: number) =>
  (Math.floor(x / 8) + Math.floor(y / 8)) % 2 ? one : other
/** The same two colours, running into each other as they do in a shaken frame. */
const blurred = (one: Colour, other: Colour) => (x: number) => {
  const share = (1 + Math.sin((x / side) * 2 * Math.PI)) / 2
  return one.map((part, index) => part * share + (other[index] ?? 0) * (1 - share)) as unknown as Colour
}

describe('measureFrame', () => {
  it('finds no detail and no colour in a grey wall', () => {
    expect(draw(() => grey)).toEqual({ sharpness: 0, colour: 0, brightness: expect.closeTo(128, 1) })
  })

  it('finds edges sharp and gradients not', () => {
    const sharp = draw(squares(tomato, basil)).sharpness
    expect(sharp).toBeGreaterThan(20 * draw(blurred(tomato, basil)).sharpness)
  })

  it('gives the published measure: a spread of opponent colours and a third of their strength', () => {
    // Half pure red, half pure green: rg is 255 and -255, yb is 127.5 throughout.
    const { colour } = draw((x) => (x < side / 2 ? [255, 0, 0] : [0, 255, 0]))
    expect(colour).toBeCloseTo(255 + 0.3 * 127.5, 3)
  })
})

describe('rankFrames', () => {
  const dish = draw(squares(tomato, basil))
  const shaken = draw(blurred(tomato, basil))
  const wall = draw(() => grey)
  const lightsOff = draw(squares([20, 4, 3], [2, 12, 2]))
  const glare = draw(squares([255, 252, 250], [250, 255, 250]))

  it('puts the sharp and colourful first, fades and walls last', () => {
    expect(rankFrames([wall, shaken, lightsOff, dish, glare])[0]).toBe(3)
    expect(rankFrames([dish, shaken])).toEqual([0, 1])
    expect(rankFrames([lightsOff, wall, shaken, dish]).slice(0, 2)).toEqual([3, 2])
  })

  it('puts fair light before a little more detail', () => {
    const look = (sharpness: number, brightness: number) => ({ sharpness, colour: 50, brightness })
    expect(rankFrames([look(1_000, 245), look(700, 120)])).toEqual([1, 0])
    expect(rankFrames([look(1_000, 15), look(700, 120)])).toEqual([1, 0])
    expect(rankFrames([look(1_000, 200), look(700, 120)])).toEqual([0, 1])
  })

  it('keeps to the order of time where stills are alike, black ones too', () => {
    const black = draw(() => [0, 0, 0])
    expect(rankFrames([black, black, black])).toEqual([0, 1, 2])
    expect(rankFrames([])).toEqual([])
  })
})

describe('isPicture', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  it.each([
    ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01', true],
    ['PNG', '\x89PNG\r\n\x1a\n\0\0\0\r', true],
    ['WebP', 'RIFF\0\0\0\0WEBP', true],
    ['WAV, which begins alike', 'RIFF\0\0\0\0WAVE', false],
    ['SVG', '<svg xmlns="h', false],
    ['GIF', 'GIF89a......', false],
    ['nothing', '', false],
  ])('%s', (_, text, expected) => {
    expect(isPicture(bytes(text))).toBe(expected)
  })
})
