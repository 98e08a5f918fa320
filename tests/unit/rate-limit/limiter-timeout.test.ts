import '../../support/unit-env'
import { afterEach, expect, it, vi } from 'vitest'
import type { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { checkLimit } from '@/lib/rate-limit/check-limit'

const runScript = vi.hoisted(() => vi.fn())
const library = vi.hoisted(() => ({ timesOut: false }))
vi.mock('@/lib/platform/redis', () => ({ redis: async () => ({}) }))
vi.mock('@/lib/platform/run-script', () => ({ runScript }))
vi.mock('@upstash/ratelimit', async (original) => {
  const real = await original<typeof import('@upstash/ratelimit')>()
  const allowed = { success: true, limit: 0, remaining: 0, reset: 0, pending: Promise.resolve() }
  class Ratelimit extends real.Ratelimit {
    constructor(config: ConstructorParameters<typeof real.Ratelimit>[0]) {
      super(config)
      const ask = this.limit
      this.limit = async (...args) =>
        library.timesOut ? { ...allowed, reason: 'timeout' } : ask.apply(this, args)
    }
  }
  return { ...real, Ratelimit }
})

const outcome = (who: string) =>
  checkLimit('login.account', who).then(
    () => 'allowed',
    (error: AppError) => error.code,
  )

afterEach(() => {
  library.timesOut = false
  vi.useRealTimers()
})

it('takes the library’s own time-out, which says "allowed", for a Redis that cannot be reached [R45]', async () => {
  library.timesOut = true
  const who = newId()
  const outcomes = []
  for (let attempt = 0; attempt < 8; attempt += 1) outcomes.push(await outcome(who))
  expect(outcomes).toEqual([...Array(5).fill('allowed'), ...Array(3).fill('busy')])
})

it('never lets the library answer in the place of a Redis that says nothing [R45]', async () => {
  runScript.mockReturnValue(new Promise(() => {}))
  vi.useFakeTimers()
  const answered = vi.fn()
  void outcome(newId()).then(answered)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(runScript).toHaveBeenCalled()
  expect(answered).not.toHaveBeenCalled()
})
