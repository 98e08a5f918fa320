import { expect } from '@playwright/test'
import { z } from 'zod'
import type { Engine } from './engine'

const keys = { ArrowDown: '\uE015', ArrowLeft: '\uE012', Enter: '\uE007', Escape: '\uE00C' } as const

export type Part = { of: string; name: string }

/** An expression for the first such part that can be seen: by its label, else by its text. */
const seek = ({ of, name }: Part) =>
  `[...document.querySelectorAll(${JSON.stringify(of)})].find((part) => part.checkVisibility() &&
    (part.ariaLabel ?? part.labels?.[0]?.textContent ?? part.textContent ?? '').trim().startsWith(${JSON.stringify(name)}))`

/** What a person does at a keyboard and with a mouse, in whichever browser. */
export function handsOn(engine: Engine) {
  const isThere = (part: Part) => engine.evaluate(`${seek(part)} !== undefined`)

  async function press(key: keyof typeof keys | (string & {})): Promise<void> {
    const value = key in keys ? keys[key as keyof typeof keys] : key
    const actions = [
      { type: 'keyDown' as const, value },
      { type: 'keyUp' as const, value },
    ]
    await engine.input([{ type: 'key', id: 'keyboard', actions }])
  }

  async function middleOf(part: Part): Promise<{ x: number; y: number }> {
    await expect.poll(() => isThere(part), { message: `${part.name} is there`, timeout: 60_000 }).toBe(true)
    const middle = await engine.evaluate(`(() => {
      const part = ${seek(part)}
      part.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      const { x, y, width, height } = part.getBoundingClientRect()
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
    })()`)
    return z.object({ x: z.number(), y: z.number() }).parse(middle)
  }

  async function click(part: Part): Promise<void> {
    const { x, y } = await middleOf(part)
    await engine.input([
      {
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y, duration: 0 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ])
  }

  async function write(part: Part, text: string): Promise<void> {
    // Again, as a person does whose click came while the page still moved.
    await expect(async () => {
      await click(part)
      await expect
        .poll(() => engine.evaluate(`document.activeElement === ${seek(part)}`), { timeout: 2_000 })
        .toBe(true)
    }).toPass({ timeout: 60_000 })
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown' as const, value },
      { type: 'keyUp' as const, value },
    ])
    await engine.input([{ type: 'key', id: 'keyboard', actions }])
  }

  /** @param byPixels downwards */
  async function wheel(byPixels: number): Promise<void> {
    const turn = { type: 'scroll' as const, x: 240, y: 300, deltaX: 0, deltaY: byPixels, duration: 0 }
    await engine.input([{ type: 'wheel', id: 'wheel', actions: [turn] }])
  }

  /** Waits until an expression in the page is true; it is asked again and again, so it may look at what comes and goes. */
  const see = (expression: string) =>
    expect
      .poll(() => engine.evaluate(`Boolean(${expression})`).catch(() => false), {
        message: expression,
        timeout: 60_000,
      })
      .toBe(true)

  return { press, click, write, wheel, see, isThere, seesPart: (part: Part) => see(`${seek(part)}`) }
}
