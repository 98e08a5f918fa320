import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { redis } from '@/lib/platform/redis'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { type LimitName, limits } from '@/lib/rate-limit/limits'
import { type OwnRedis, startOwnRedis } from '../../support/own-redis'

let own: OwnRedis

beforeAll(async () => {
  own = await startOwnRedis()
  process.env.REDIS_URL = own.url
})

afterAll(async () => {
  ;(await redis()).disconnect()
  await own.remove()
})

const names = Object.keys(limits) as LimitName[]

const outcome = (name: LimitName, who: string) =>
  checkLimit(name, who).then(
    () => 'allowed',
    (error: AppError) => error.code,
  )

const tries = async (name: LimitName, who: string, count: number) => {
  const outcomes = await Promise.all(Array.from({ length: count }, () => outcome(name, who)))
  return { allowed: outcomes.filter((code) => code === 'allowed').length, others: new Set(outcomes) }
}

/** What one process may let through by itself: a quarter of the strictest window, and at least one. */
const alone = (name: LimitName) =>
  Math.min(...limits[name].map(({ max }) => Math.max(1, Math.floor(max / 4))))

async function untilRedisCounts(name: LimitName) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    await checkLimit(name, newId())
    if ((await own.admin.keys(`rl:${name}:*`)).length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('Redis does not count again')
}

describe.each<[what: string, begin: () => Promise<unknown>, end: () => Promise<unknown>]>([
  ['refuses the connection', () => own.kill(), () => own.startAgain()],
  ['takes every byte and never answers', async () => own.freeze(), async () => own.thaw()],
])('while Redis %s [R45]', (_, begin, end) => {
  it('every limit counts in the process, then refuses; never silently allowed; and Redis counts again afterwards', async () => {
    const people = new Map(names.map((name) => [name, newId()]))
    await begin()
    for (const [name, who] of people) {
      const first = await tries(name, who, alone(name) + 5)
      expect([name, first.allowed, [...first.others].sort()]).toEqual([
        name,
        alone(name),
        ['allowed', 'busy'],
      ])
      const then = await tries(name, who, 5)
      expect([name, then.allowed]).toEqual([name, 0])
      await refundLimit(name, who)
      expect([name, (await tries(name, who, 3)).allowed]).toEqual([name, 1])
    }
    await end()
    await own.admin.flushall()
    for (const name of names) await untilRedisCounts(name)
  })
})
