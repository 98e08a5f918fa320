import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as logout } from '@/app/api/auth/logout/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { GET as listSessions } from '@/app/api/auth/sessions/route'
import { drainViews } from '@/lib/analytics/drain-views'
import { refreshSession } from '@/lib/auth/refresh-session'
import {
  confirmGeneration,
  markProved,
  readSession,
  readSessions,
  removeSession,
  rotateSession,
} from '@/lib/auth/session-store'
import { startSession } from '@/lib/auth/start-session'
import type { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { redis } from '@/lib/platform/redis'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { type LimitName, limits } from '@/lib/rate-limit/limits'
import { registerSomeone, signInElsewhere } from '../../support/accounts'
import { type Browser, codeOf } from '../../support/browser'
import { insertClip } from '../../support/insert-clip'
import { createPartner, createViewer } from '../../support/people'
import { startRedisCluster } from '../../support/redis-cluster'
import { keysOf, storedSession } from '../../support/sessions'
import { playOf, rolledUp, tellOf } from '../../support/watching'
import { stayClearOfWindowEnd } from '../../support/window-end'

/** Issue 3, check 5: three masters, a third of the slots each; one script's keys must lie on one of them. */
let cluster: Awaited<ReturnType<typeof startRedisCluster>>

const get = { method: 'GET' }

beforeAll(async () => {
  cluster = await startRedisCluster()
  process.env.REDIS_URL = cluster.url
}, 120_000)

afterAll(async () => {
  ;(await redis()).disconnect()
  await cluster.stop()
})

const sizes = () => Promise.all(cluster.nodes.map(({ admin }) => admin.dbsize()))

async function countErrors(name: string): Promise<number> {
  const infos = await Promise.all(cluster.nodes.map(({ admin }) => admin.info('errorstats')))
  const counts = infos.map((info) =>
    Number(new RegExp(`errorstat_${name}:count=(\\d+)`).exec(info)?.[1] ?? 0),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

describe('the scripts of a session on three nodes [R30]', () => {
  it('create, rotate, confirm, prove, end, read one and read all, for users on every node', async () => {
    const before = await sizes()
    for (let count = 0; count < 30; count += 1) {
      const session = await storedSession({ remember: count % 2 === 0 })
      const { userId, sessionId } = session
      const present = (generation: number) => rotateSession({ ...session, generation })
      expect(await present(0)).toMatchObject({ outcome: 'rotated', generation: 1 })
      expect(await present(0)).toMatchObject({ outcome: 'retry', generation: 1 })
      await confirmGeneration(userId, sessionId, 1)
      expect(await markProved(userId, sessionId)).toBe(true)
      expect(await readSession(userId, sessionId)).toMatchObject({ generation: 1, confirmed: 1 })
      expect((await readSessions(userId)).map((each) => each.sessionId)).toEqual([sessionId])
      expect((await present(1)).outcome).toBe('rotated')
      expect((await present(0)).outcome).toBe('reuse')
      expect(await readSession(userId, sessionId)).toBeNull()
      expect(await markProved(userId, sessionId)).toBe(false)
      expect(await readSessions(userId)).toEqual([])
      expect(await removeSession(userId, sessionId, 'logout')).toBe(false)
    }
    for (const [index, size] of (await sizes()).entries()) expect(size).toBeGreaterThan(before[index] ?? 0)
    expect(await countErrors('CROSSSLOT')).toBe(0)
  })

  it('sign in, refresh, list, sign in elsewhere and log out over the API', async () => {
    for (let count = 0; count < 6; count += 1) {
      const account = await registerSomeone()
      const { browser } = account
      const elsewhere = await signInElsewhere(account)
      expect((await browser.call(refresh)).status).toBe(200)
      expect((await browser.call(me, get)).status).toBe(200)
      expect((await (await browser.call(listSessions, get)).json()).sessions).toHaveLength(2)
      const kept = browser.fork()
      expect((await browser.call(logout)).status).toBe(204)
      expect(await codeOf(await kept.call(refresh))).toBe('session_ended')
      expect((await elsewhere.call(refresh)).status).toBe(200)
    }
    expect(await countErrors('CROSSSLOT')).toBe(0)
  })

  it('make room for the eleventh session [R27]', async () => {
    const person = await createViewer()
    const account = { ...person, epoch: 0, disabled: false }
    const visitor = { ip: '192.0.2.1', userAgent: '', requestId: 'test' }
    const presented = { access: null, refresh: null, device: null }
    const start = () => startSession(account, { remember: false, visitor, presented })
    const started = await Promise.all(Array.from({ length: 15 }, start))
    const left = (await readSessions(person.userId)).map(({ sessionId }) => sessionId)
    expect(left).toHaveLength(10)
    for (const { sessionId, pair } of started) {
      const refreshed = await refreshSession(pair.refreshToken, visitor).then(
        () => true,
        () => false,
      )
      expect(refreshed).toBe(left.includes(sessionId))
    }
  })
})

describe('every limit on three nodes [R30, R46]', () => {
  const outcome = (name: LimitName, who: string) =>
    checkLimit(name, who).then(
      () => 'allowed',
      (error: AppError) => error.code,
    )

  it.each(Object.keys(limits) as LimitName[])('%s counts exactly, takes a refund and ends', async (name) => {
    const { max, windowMs } = limits[name][0]
    await stayClearOfWindowEnd(windowMs)
    const people = Array.from({ length: 4 }, newId)
    for (const who of people) {
      const outcomes = await Promise.all(Array.from({ length: max + 5 }, () => outcome(name, who)))
      expect(outcomes.filter((code) => code === 'allowed')).toHaveLength(max)
      expect(outcomes.filter((code) => code === 'rate_limited')).toHaveLength(5)
      await refundLimit(name, who)
      expect([await outcome(name, who), await outcome(name, who)]).toEqual(['allowed', 'rate_limited'])
    }
    for (const { admin } of cluster.nodes)
      for (const key of await admin.keys(`rl:${name}:*`)) expect(await admin.pttl(key)).toBeGreaterThan(0)
    expect(await countErrors('CROSSSLOT')).toBe(0)
  })
})

describe('a slot that moves [R30]', () => {
  it('is followed: the app goes on with the node that has it now', async () => {
    const { browser, user } = await registerSomeone()
    const moved = await countErrors('MOVED')
    const { from, to } = await cluster.moveSlotOf(keysOf(user.id, '').index)
    expect(await from.admin.keys(`auth:{u:${user.id}}*`)).toEqual([])
    expect((await browser.call(refresh)).status).toBe(200)
    expect((await browser.call(me, get)).status).toBe(200)
    expect(await countErrors('MOVED')).toBeGreaterThan(moved)
    expect((await to.admin.keys(`auth:{u:${user.id}}*`)).length).toBe(2)
  })

  it('is waited for while its keys are on two nodes, and rotates once', async () => {
    const { browser, user } = await registerSomeone()
    const tab = browser.fork()
    const again = await countErrors('TRYAGAIN')
    let underWay: Promise<Response>[] = []
    await cluster.moveSlotOf(keysOf(user.id, '').index, async () => {
      underWay = [tab.call(refresh), browser.call(refresh)]
      while ((await countErrors('TRYAGAIN')) === again);
    })
    for (const response of await Promise.all(underWay)) {
      // On a machine that is busy enough, the wait is longer than ours for Redis.
      expect([200, 503]).toContain(response.status)
      if (response.status === 503) expect(response.headers.getSetCookie()).toEqual([])
    }
    for (const each of [tab, browser]) expect((await each.call(refresh)).status).toBe(200)
    expect(tab.cookies.get('rt')).toBe(browser.cookies.get('rt'))
  })
})

describe('a node that is away [R28, R30]', () => {
  const ownerOf = async ({ user }: { user: { id: string } }) => {
    const slot = Number(await cluster.nodes[0]?.admin.call('CLUSTER', 'KEYSLOT', keysOf(user.id, '').index))
    return cluster.ownerOf(slot)
  }

  async function untilIn(browser: Browser) {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if ((await browser.call(me, get)).status === 200) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('no recovery')
  }

  it.each(['freeze', 'kill'] as const)(
    '%s: its people get 503 and keep their cookies, and are back with it',
    async (fault) => {
      const account = await registerSomeone()
      const { browser } = account
      const node = await ownerOf(account)
      await node.admin.save()
      const cookies = browser.cookieHeader()
      await node[fault]()
      for (const [handler, call] of [
        [me, get],
        [refresh, {}],
      ] as const) {
        const response = await browser.call(handler, call)
        expect([response.status, await codeOf(response)]).toEqual([503, 'sessions_unavailable'])
        expect(response.headers.getSetCookie()).toEqual([])
      }
      expect(browser.cookieHeader()).toBe(cookies)
      if (fault === 'freeze') node.thaw()
      else await node.startAgain()
      await untilIn(browser)
      expect((await browser.call(refresh)).status).toBe(200)
    },
  )

  it('all of them: the same, and the client finds the cluster again by itself', async () => {
    const { browser } = await registerSomeone()
    for (const { admin } of cluster.nodes) await admin.save()
    await Promise.all(cluster.nodes.map((node) => node.kill()))
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await codeOf(await browser.call(me, get))).toBe('sessions_unavailable')
    await Promise.all(cluster.nodes.map((node) => node.startAgain()))
    await untilIn(browser)
    expect((await browser.call(refresh)).status).toBe(200)
  })
})

describe('views on three nodes', () => {
  it('are kept, drained and forgotten', async () => {
    const owner = await createPartner()
    const clip = () => insertClip(owner, { name: 'Soup', durationMs: 10_000, publishedAt: new Date() })
    const ids = await Promise.all([clip(), clip(), clip()])
    expect((await tellOf(ids.map((id) => playOf(id)))).status).toBe(204)
    expect(await drainViews()).toBe(3)
    for (const id of ids) expect(await rolledUp(id)).toMatchObject({ viewCount: 1, watchedMs: 3_000 })
    expect(await drainViews()).toBe(0)
  })
})
