import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLine } from '@/lib/auth/waiting-line'

/** Work that ends when told to. */
function heldWork() {
  const started: number[] = []
  const ends = new Map<number, (fails: boolean) => void>()
  const work = (number: number) => () =>
    new Promise<number>((resolve, reject) => {
      started.push(number)
      ends.set(number, (fails) => (fails ? reject(new Error(`${number} failed`)) : resolve(number)))
    })
  return { started, ends, work }
}

describe('a waiting line', () => {
  it('is served in order, never more at once than may be, whatever fails [R35]', async () => {
    const size = fc.integer({ min: 1, max: 5 })
    await fc.assert(
      fc.asyncProperty(size, fc.array(fc.boolean(), { maxLength: 20 }), async (maxRunning, failures) => {
        const inLine = createLine({ maxRunning, maxWaiting: failures.length })
        const { started, ends, work } = heldWork()
        const all = Promise.allSettled(failures.map((_, number) => inLine(work(number))))
        for (const [number, fails] of failures.entries()) {
          await Promise.resolve()
          expect(started).toEqual([...failures.keys()].slice(0, number + maxRunning))
          ends.get(number)?.(fails)
          // Three turns of the queue of promises: the work's own, the line's, the next one's.
          for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
        }
        const outcomes = (await all).map(({ status }) => status === 'rejected')
        expect(outcomes).toEqual(failures)
      }),
    )
  })

  it('refuses who comes when it is full, and nobody else [R35]', async () => {
    const inLine = createLine({ maxRunning: 1, maxWaiting: 2 })
    const { started, ends, work } = heldWork()
    const [first, second, third, fourth] = [0, 1, 2, 3].map((number) => inLine(work(number)))
    await expect(fourth).rejects.toMatchObject({ code: 'busy' })
    ends.get(0)?.(false)
    await first
    const fifth = inLine(work(4))
    for (const [number, promise] of [
      [1, second],
      [2, third],
      [4, fifth],
    ] as const) {
      await expect.poll(() => started).toContain(number)
      ends.get(number)?.(false)
      expect(await promise).toBe(number)
    }
  })
})
