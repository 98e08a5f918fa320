import { describe, expect, it } from 'vitest'
import type { Refusal } from '@/components/auth/send-form'
import { settleHidden } from '@/components/comments/settle-hidden'

const refused: Refusal = { code: 'offline', message: 'No way through', fields: {} }

/** A server that answers when it is told to, and notes what it was asked. */
function slowServer() {
  const asked: boolean[] = []
  const waiting: ((refusal: Refusal | null) => void)[] = []
  const ask = (isHidden: boolean) => {
    asked.push(isHidden)
    return new Promise<Refusal | null>((resolve) => waiting.push(resolve))
  }
  return { asked, ask, answer: (refusal: Refusal | null) => waiting.shift()?.(refusal) }
}

describe('hiding a comment and showing it again', () => {
  it('asks for one at a time, and for the last that was wanted', async () => {
    const { asked, ask, answer } = slowServer()
    const presses = [true, false, true, false].map((isHidden) => settleHidden('one', isHidden, ask))
    expect(asked).toEqual([true])
    answer(null)
    await expect.poll(() => asked).toEqual([true, false])
    answer(null)
    for (const outcome of await Promise.all(presses))
      expect(outcome).toEqual({ isHidden: false, refusal: null })
  })

  it('what was wanted again meanwhile is not asked for twice', async () => {
    const { asked, ask, answer } = slowServer()
    const presses = [true, false, true].map((isHidden) => settleHidden('one', isHidden, ask))
    answer(null)
    expect(await Promise.all(presses)).toHaveLength(3)
    expect(asked).toEqual([true])
  })

  it('goes back to what the server said last, whichever call fails', async () => {
    const { asked, ask, answer } = slowServer()
    const first = [true, false].map((isHidden) => settleHidden('one', isHidden, ask))
    answer(refused)
    for (const outcome of await Promise.all(first))
      expect(outcome).toEqual({ isHidden: false, refusal: refused })
    const then = [true, false].map((isHidden) => settleHidden('one', isHidden, ask))
    answer(null)
    await expect.poll(() => asked).toEqual([true, true, false])
    answer(refused)
    for (const outcome of await Promise.all(then))
      expect(outcome).toEqual({ isHidden: true, refusal: refused })
  })

  it('comments do not wait for each other', () => {
    const { asked, ask } = slowServer()
    void settleHidden('two', true, ask)
    void settleHidden('three', false, ask)
    expect(asked).toEqual([true, false])
  })
})
