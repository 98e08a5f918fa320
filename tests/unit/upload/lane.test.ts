import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lane } from '@/components/upload/engine/lane'

const full = { kind: 'broken' } as const
const never = new AbortController().signal
const settle = () => new Promise<void>((resolve) => setTimeout(resolve))

/** Enters and stays until told to leave. */
function enter(lane: Lane, place: number, log: number[], signal = never) {
  const over = Promise.withResolvers<void>()
  const done = lane.pass(place, signal, async () => {
    log.push(place)
    await over.promise
  })
  done.catch(() => undefined)
  return { done, leave: over.resolve, fail: over.reject }
}

describe('a lane', () => {
  it('lets one through at a time, by place and not by arrival', async () => {
    const lane = new Lane()
    const log: number[] = []
    const first = enter(lane, 5, log)
    enter(lane, 9, log)
    const next = enter(lane, 7, log)
    await settle()
    expect(log).toEqual([5])
    first.leave()
    await settle()
    expect(log).toEqual([5, 7])
    next.fail(new Error('it broke'))
    await expect(next.done).rejects.toThrow('it broke')
    await settle()
    expect(log).toEqual([5, 7, 9])
  })

  it('forgets whoever gave up waiting, and never lets anybody in who comes too late', async () => {
    const lane = new Lane()
    const log: number[] = []
    const first = enter(lane, 1, log)
    const gone = new AbortController()
    const waiting = enter(lane, 2, log, gone.signal)
    gone.abort(new Error('paused'))
    await expect(waiting.done).rejects.toThrow('paused')
    await expect(enter(lane, 3, log, gone.signal).done).rejects.toThrow('paused')
    first.leave()
    await settle()
    expect(log).toEqual([1])
    expect(lane.isFree).toBe(true)
  })

  it('stands while it is halted, and goes on in order', async () => {
    const lane = new Lane()
    const log: number[] = []
    const first = enter(lane, 3, log)
    enter(lane, 4, log)
    lane.halt(full)
    first.leave()
    await settle()
    expect([log, lane.haltedBy, lane.isFree]).toEqual([[3], full, false])
    enter(lane, 3, log)
    lane.goOn()
    await settle()
    expect([log, lane.haltedBy]).toEqual([[3, 3], null])
  })

  it('lets everybody through once who did not give up, whatever comes in between', async () => {
    const step = fc.record({ place: fc.nat(9), gives: fc.boolean(), halts: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const lane = new Lane()
        let inside = 0
        let through = 0
        let expected = 0
        const all = steps.map(async ({ place, gives, halts }, index) => {
          const giving = new AbortController()
          if (halts) lane.halt(full)
          const work = lane.pass(place, giving.signal, async () => {
            inside += 1
            expect(inside).toBe(1)
            await settle()
            inside -= 1
            through += 1
          })
          if (gives && index > 0) giving.abort(new Error('gave up'))
          await work.then(
            () => {
              expected += 1
            },
            () => undefined,
          )
        })
        await settle()
        lane.goOn()
        await Promise.all(all)
        expect([through, inside, lane.isFree]).toEqual([expected, 0, true])
      }),
      { numRuns: 50 },
    )
  })
})
