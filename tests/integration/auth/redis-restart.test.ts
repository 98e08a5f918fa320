import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as logout } from '@/app/api/auth/logout/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { GET as ready } from '@/app/api/health/ready/route'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { registerSomeone, signInElsewhere } from '../../support/accounts'
import { type Browser, codeOf } from '../../support/browser'
import { type OwnRedis, startOwnRedis } from '../../support/own-redis'

let own: OwnRedis

const get = { method: 'GET' }
const cookiesCleared = ({ cookies }: Browser) => !cookies.has('at') && !cookies.has('rt')

/** The app's own client, which nobody restarts, answers again. */
async function untilRedisAnswers() {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if ((await (await redis()).set('probe', '1').catch(() => '')) === 'OK') return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('no recovery')
}

/** What has been written down so far is what a killed server comes back with. */
const writeDown = () => own.admin.save()

async function loseWhatIsNotWrittenDown() {
  await own.kill()
  await own.startAgain()
  await untilRedisAnswers()
}

beforeAll(async () => {
  own = await startOwnRedis()
  process.env.REDIS_URL = own.url
})

afterAll(async () => {
  ;(await redis()).disconnect()
  await own.remove()
})

const faults: [what: string, begin: () => Promise<unknown>, end: () => Promise<unknown>][] = [
  ['is frozen', async () => own.freeze(), async () => own.thaw()],
  ['is shut down', () => own.stop(), () => own.startAgain()],
  ['is killed', () => own.kill(), () => own.startAgain()],
]

describe.each(faults)('while Redis %s [R18, R28]', (_, begin, end) => {
  it('keeps everybody’s cookies, answers 503, and goes on by itself afterwards', async () => {
    const { browser } = await registerSomeone()
    await browser.call(refresh)
    await writeDown()
    const cookies = browser.cookieHeader()
    await begin()
    for (const [handler, call] of [
      [me, get],
      [refresh, {}],
      [me, get],
    ] as const) {
      const response = await browser.call(handler, call)
      expect([response.status, await codeOf(response)]).toEqual([503, 'sessions_unavailable'])
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(await (await browser.call(ready, get)).json()).toMatchObject({
      dependencies: { sessions: 'down' },
    })
    expect(browser.cookieHeader()).toBe(cookies)

    await end()
    await untilRedisAnswers()
    expect((await browser.call(me, get)).status).toBe(200)
    expect((await browser.call(refresh)).status).toBe(200)
    expect((await browser.call(refresh)).status).toBe(200)
    expect((await browser.call(ready, get)).status).toBe(200)
  })
})

it('reads and cannot refresh while Redis takes no writes, as in a failover (CLIENT PAUSE) [R18, R28]', async () => {
  const { browser } = await registerSomeone()
  await own.admin.client('PAUSE', 600_000, 'WRITE')
  expect((await browser.call(me, get)).status).toBe(200)
  const response = await browser.call(refresh)
  expect([response.status, await codeOf(response)]).toEqual([503, 'sessions_unavailable'])
  expect(response.headers.getSetCookie()).toEqual([])
  await own.admin.client('UNPAUSE')
  await untilRedisAnswers()
  expect((await browser.call(refresh)).status).toBe(200)
})

describe('a Redis that lost what it had not written down [R29]', () => {
  it('takes the newest refresh token of a browser, though it remembers an older one', async () => {
    const { browser } = await registerSomeone()
    await writeDown()
    for (let times = 0; times < 3; times += 1) await browser.call(refresh)
    await loseWhatIsNotWrittenDown()
    expect((await browser.call(me, get)).status).toBe(200)
    expect((await browser.call(refresh)).status).toBe(200)
    expect((await browser.call(refresh)).status).toBe(200)
  })

  it('does not bring back who logged out', async () => {
    const account = await registerSomeone()
    const elsewhere = await signInElsewhere(account)
    const kept = account.browser.fork()
    await writeDown()
    await account.browser.call(logout)
    await loseWhatIsNotWrittenDown()
    expect(await codeOf(await kept.fork().call(me, get))).toBe('session_ended')
    expect(await codeOf(await kept.fork().call(refresh))).toBe('session_ended')
    expect((await elsewhere.call(refresh)).status).toBe(200)
  })

  it('does not bring back who was signed out everywhere: the epoch is in Postgres', async () => {
    const { browser, user } = await registerSomeone()
    await writeDown()
    await db().user.update({ where: { id: user.id }, data: { tokenEpoch: { increment: 1 } } })
    await own.admin.flushall()
    expect(await codeOf(await browser.fork().call(refresh))).toBe('session_ended')
    await loseWhatIsNotWrittenDown()
    expect(await codeOf(await browser.fork().call(me, get))).toBe('session_ended')
    expect(await codeOf(await browser.fork().call(refresh))).toBe('session_ended')
  })

  it('signs everybody out cleanly when it lost everything, and lets them in again', async () => {
    const accounts = [await registerSomeone(), await registerSomeone()]
    await own.admin.flushall()
    for (const { browser } of accounts) {
      const [shown, refreshed] = [browser.fork(), browser]
      expect(await codeOf(await shown.call(me, get))).toBe('session_ended')
      expect(await codeOf(await refreshed.call(refresh))).toBe('session_ended')
      expect(cookiesCleared(refreshed)).toBe(true)
    }
    for (const account of accounts) {
      await signInElsewhere(account, { browser: account.browser })
      expect((await account.browser.call(me, get)).status).toBe(200)
    }
  })
})

it('ends a session that nobody used for too long by Redis’s own clock [R26]', async () => {
  const { browser, user } = await registerSomeone()
  const [session = ''] = await own.admin.keys(`auth:{u:${user.id}}:s:*`)
  await own.admin.pexpire(session, 1)
  while (await own.admin.exists(session));
  expect(await codeOf(await browser.fork().call(me, get))).toBe('session_ended')
  expect(await codeOf(await browser.call(refresh))).toBe('session_ended')
  expect(cookiesCleared(browser)).toBe(true)
})
