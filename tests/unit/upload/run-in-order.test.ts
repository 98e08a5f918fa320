import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runInOrder } from '@/components/upload/engine/run-in-order'

const never = () => new AbortController().signal
const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

describe('runInOrder', () => {
  it('finishes the first before any other starts, and starts the last after all others, whatever takes long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (ticksByItem, lanes) => {
          const log: string[] = []
          let running = 0
          let widest = 0
          const items = ticksByItem.map((_, index) => index)
          const last = await runInOrder(items, lanes, never(), async (item) => {
            log.push(`start ${item}`)
            running += 1
            widest = Math.max(widest, running)
            for (let step = 0; step < (ticksByItem[item] ?? 0); step += 1) await tick()
            running -= 1
            log.push(`end ${item}`)
            return item
          })
          const lastIndex = items.length - 1
          expect(last).toBe(lastIndex)
          expect(log.slice(0, 2)).toEqual(['start 0', 'end 0'])
          expect(log.slice(-2)).toEqual([`start ${lastIndex}`, `end ${lastIndex}`])
          expect(log.filter((line) => line.startsWith('start'))).toHaveLength(items.length)
          expect(widest).toBeLessThanOrEqual(lanes)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('really runs middle items side by side', async () => {
    let running = 0
    let widest = 0
    await runInOrder([0, 1, 2, 3, 4, 5], 3, never(), async () => {
      running += 1
      widest = Math.max(widest, running)
      await tick()
      running -= 1
    })
    expect(widest).toBe(3)
  })

  it('throws the first failure, tells the other lanes to stop and never starts the last', async () => {
    const started: number[] = []
    const stopped: number[] = []
    const run = runInOrder([0, 1, 2, 3, 4], 2, never(), async (item, signal) => {
      started.push(item)
      if (item === 1) throw new Error('refused')
      if (item !== 2) return
      await new Promise<void>((_, reject) => {
        signal.addEventListener('abort', () => {
          stopped.push(item)
          reject(signal.reason)
        })
      })
    })
    await expect(run).rejects.toThrow('refused')
    expect(stopped).toEqual([2])
    expect(started).not.toContain(4)
  })
})
