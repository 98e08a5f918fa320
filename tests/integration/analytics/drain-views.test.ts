import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { drainViews } from '@/lib/analytics/drain-views'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { Browser, codeOf } from '../../support/browser'
import { startDrainer } from '../../support/drainer'
import { insertClip } from '../../support/insert-clip'
import { type OwnRedis, startOwnRedis } from '../../support/own-redis'
import { createPartner } from '../../support/people'
import { playOf, rolledUp, tellOf } from '../../support/watching'

/** Where this process dies in the middle of a drain. */
const dies = vi.hoisted(() => ({ at: '' }))

vi.mock('@/lib/analytics/repository', async (original) => {
  const real = await original<typeof import('@/lib/analytics/repository')>()
  return {
    ...real,
    sumViews: async (...args: Parameters<typeof real.sumViews>) => {
      if (dies.at === 'before the commit') throw new Error('killed')
      return real.sumViews(...args)
    },
  }
})
vi.mock('@/lib/analytics/view-store', async (original) => {
  const real = await original<typeof import('@/lib/analytics/view-store')>()
  return {
    ...real,
    forgetDrained: async (...args: Parameters<typeof real.forgetDrained>) => {
      if (dies.at === 'after the commit') throw new Error('killed')
      return real.forgetDrained(...args)
    },
  }
})

/** Of this file alone: it is frozen, flushed and rolled back here. */
let own: OwnRedis
let owner: Awaited<ReturnType<typeof createPartner>>
let videoId: string

beforeAll(async () => {
  own = await startOwnRedis()
  process.env.REDIS_URL = own.url
  owner = await createPartner()
})

afterAll(async () => {
  ;(await redis()).disconnect()
  await own.remove()
})

const aClip = () => insertClip(owner, { name: 'Soup', durationMs: 10_000, publishedAt: new Date() })

beforeEach(async () => {
  dies.at = ''
  videoId = await aClip()
})

async function tell(times = 1): Promise<void> {
  const answers = await Promise.all(Array.from({ length: times }, () => tellOf([playOf(videoId)])))
  expect(answers.map(({ status }) => status)).toEqual(Array(times).fill(204))
}

const expectViews = async (views: number) => {
  const found = await rolledUp(videoId)
  expect(found).toMatchObject({ viewCount: views, starts: views, views, watchedMs: views * 3_000 })
  expect(found.seen).toEqual([...Array(20).fill(views), ...Array(20).fill(0)])
}

describe('views reach Postgres exactly once', () => {
  it.each(['before the commit', 'after the commit'])('when the drain dies %s', async (at) => {
    await tell(3)
    dies.at = at
    await expect(drainViews()).rejects.toThrow('killed')
    await expectViews(at === 'before the commit' ? 0 : 3)
    await tell(2)
    dies.at = ''
    await drainViews()
    await expectViews(5)
    // Nothing is left to do, and what was done stays so.
    expect(await drainViews()).toBe(0)
    await expectViews(5)
  })

  it('when drains run side by side, and people go on watching', async () => {
    for (let round = 0; round < 10; round += 1) {
      await tell(5)
      await Promise.all([drainViews(), drainViews(), tell(5), drainViews()])
    }
    await drainViews()
    await expectViews(100)
  })

  it('for several clips in any order at once, without waiting for each other for ever', async () => {
    const others = await Promise.all([aClip(), aClip(), aClip()])
    const all = [videoId, ...others]
    for (let round = 0; round < 5; round += 1) {
      await tellOf(all.map((id) => playOf(id)))
      await tellOf([...all].reverse().map((id) => playOf(id)))
      await Promise.all([drainViews(), drainViews()])
    }
    await drainViews()
    for (const id of all) expect(await rolledUp(id)).toMatchObject({ viewCount: 10, views: 10 })
  })

  it('when draining processes are killed at random, and two live at any time', async () => {
    const [steady, rounds] = [await startDrainer(), 5]
    for (let round = 0; round < rounds; round += 1) {
      const doomed = await startDrainer()
      const telling = tell(15)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
      await doomed.kill()
      await telling
    }
    await steady.kill()
    await drainViews()
    await expectViews(rounds * 15)
  }, 120_000)

  it('when Redis comes back without its last seconds, once and again', async () => {
    await tell(3)
    const keys = await own.admin.keys('{views}:*')
    const copies = await Promise.all(keys.map(async (key) => [key, await own.admin.dumpBuffer(key)] as const))
    const rollBack = async () => {
      await own.admin.flushall()
      for (const [key, copy] of copies) if (copy) await own.admin.restore(key, 60_000, copy)
    }
    await drainViews()
    // It had drained and forgotten, and knows nothing of that.
    await rollBack()
    expect(await drainViews()).toBeGreaterThan(0)
    await expectViews(3)
    await tell(2)
    await drainViews()
    await expectViews(5)
    // Two views are lost to Redis but not to Postgres; the next ones are not counted on top of a lower number.
    await rollBack()
    await tell(2)
    await drainViews()
    await expectViews(5)
    await tell(1)
    await drainViews()
    await expectViews(6)
  })

  it('when Redis lost everything: what comes then stands beside what was', async () => {
    await tell(3)
    await drainViews()
    await own.admin.flushall()
    await tell(2)
    await drainViews()
    await expectViews(5)
    expect(await db().clipDay.count({ where: { videoId } })).toBe(2)
  })
})

describe('a view that Redis cannot keep', () => {
  it('is not acknowledged, and counts once when it is told again', async () => {
    const [browser, tabId, play] = [new Browser(), newId(), playOf(videoId)]
    own.freeze()
    const refused = await tellOf([play], { browser, tabId }).finally(() => own.thaw())
    expect([refused.status, await codeOf(refused)]).toEqual([503, 'busy'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    // A frozen Redis reads what was sent to it when it wakes: the first may have been kept after all.
    await vi.waitFor(async () => expect((await tellOf([play], { browser, tabId })).status).toBe(204), 10_000)
    await drainViews()
    await expectViews(1)
  })
})

describe('a clip that is gone', () => {
  it('is forgotten, and holds up nobody', async () => {
    const gone = await aClip()
    await tellOf([playOf(gone), playOf(videoId)])
    await db().video.delete({ where: { id: gone } })
    await drainViews()
    await expectViews(1)
    expect(await drainViews()).toBe(0)
  })
})

describe('privacy', () => {
  it('Postgres holds no viewer, Redis no address, account or tab in readable form, and nothing for ever', async () => {
    const [browser, tabId] = [new Browser(), newId()]
    await tellOf([playOf(videoId)], { browser, tabId })
    await drainViews()
    const keys = await own.admin.keys('{views}:*')
    const values = await Promise.all(
      keys.map((key) => (key.endsWith('to-drain') ? '' : own.admin.hgetall(key).catch(() => ''))),
    )
    const held = JSON.stringify([keys, values])
    expect(held).toContain(videoId)
    for (const told of [browser.ip, tabId]) expect(held).not.toContain(told)
    const lives = await Promise.all(
      keys.filter((key) => !key.endsWith('to-drain')).map((key) => own.admin.pttl(key)),
    )
    expect(Math.min(...lives)).toBeGreaterThan(0)
    const row = await db().clipDay.findFirstOrThrow({ where: { videoId } })
    expect(Object.keys(row).sort()).toEqual(
      ['completions', 'day', 'seen', 'source', 'starts', 'videoId', 'views', 'watchedMs'].sort(),
    )
  })
})
