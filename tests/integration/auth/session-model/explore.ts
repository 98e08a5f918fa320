import fc from 'fast-check'
import { expect } from 'vitest'
import { redis } from '@/lib/platform/redis'
import { opening, type Real, steps } from './commands'
import type { Driver } from './drivers'
import { deskOf } from './redis-desk'
import { World } from './world'

/** Walks at once, so that Redis has always something to do. */
const lanes = 24

/** One interleaving: two people sign in, then up to 20 things happen in any order. */
function walks(makeDriver: () => Promise<Driver>, onFinish: (tally: Map<string, number>) => void) {
  return fc.asyncProperty(fc.commands([steps], { maxCommands: 20, size: 'max' }), async (commands) => {
    const real: Real = { driver: await makeDriver(), client: await redis(), tally: new Map(), desk: null }
    const world = new World()
    try {
      for (const step of opening()) await step.run(world, real)
      await fc.asyncModelRun(() => ({ model: world, real }), commands)
      expect(await real.driver.revoked()).toEqual(world.revoked)
    } finally {
      // Tens of thousands of keys would slow down whoever looks through this Redis next.
      await deskOf(real.client, real.driver.userId, [...world.diaries.keys()], 'clean')
    }
    onFinish(real.tally)
  })
}

/**
 * Runs that many interleavings, each on a user of its own.
 *
 * @returns how many ran to their end, and how often each thing happened in them
 * @throws the shortest interleaving that breaks a promise, with the seed that repeats it
 */
export async function explore(makeDriver: () => Promise<Driver>, interleavings: number) {
  const happened = new Map<string, number>()
  let finished = 0
  const walk = walks(makeDriver, (tally) => {
    finished += 1
    for (const [what, times] of tally) happened.set(what, (happened.get(what) ?? 0) + times)
  })
  const numRuns = Math.ceil(interleavings / lanes)
  await Promise.all(Array.from({ length: lanes }, () => fc.assert(walk, { numRuns })))
  return { finished, happened }
}

/** Whether any of that many interleavings fails; stops at the first. */
export async function hasFailure(makeDriver: () => Promise<Driver>, interleavings: number) {
  const walk = walks(makeDriver, () => {})
  return (await fc.check(walk, { numRuns: interleavings, endOnFailure: true })).failed
}
