import { expect, it } from 'vitest'
import type { CoverFrame } from '@/components/upload/cover/capture-frames'
import { noKeeping } from '@/components/upload/keep/keeping'
import { soon } from '../../support/soon'
import { describeIt, setUp } from './session-harness'

/** A browser that never gets to the first still, and lets go of the file when it is told to. */
function setUpDrawing() {
  const order: string[] = []
  async function* captureFrames(
    _: unknown,
    __: unknown,
    signal: AbortSignal,
  ): AsyncGenerator<CoverFrame, void> {
    order.push('drawing')
    const { promise, reject } = Promise.withResolvers<CoverFrame>()
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    try {
      yield await promise
    } finally {
      await new Promise((resolve) => setTimeout(resolve, 5))
      order.push('let go')
    }
  }
  const keeping = { ...noKeeping, forget: async () => void order.push('removed') }
  const made = setUp({ tools: { captureFrames }, memory: { ownerId: 'ana', keeping, kept: null } })
  return { ...made, order }
}

it('removes the file of a published clip only once no still is being drawn from it', async () => {
  const { session, order } = setUpDrawing()
  describeIt(session)
  await session.start()
  await session.wishPublish('publish')
  await soon(() => expect(order).toEqual(['drawing', 'let go', 'removed']))
  expect(session.snapshot().phase).toBe('published')
})

it('does the same for one that is cancelled', async () => {
  const { session, order } = setUpDrawing()
  await session.start()
  await session.cancel()
  expect(order).toEqual(['drawing', 'let go', 'removed'])
})
