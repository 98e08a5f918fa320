import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as login } from '@/app/api/auth/login/route'
import { POST as logout } from '@/app/api/auth/logout/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { redis } from '@/lib/platform/redis'
import { type Account, registerSomeone } from '../../support/accounts'
import { Browser, codeOf, uniqueEmail } from '../../support/browser'
import { startRedisProxy } from '../../support/redis-proxy'

let proxy: Awaited<ReturnType<typeof startRedisProxy>>

async function untilRedisAnswers() {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const client = await redis()
    if ((await client.ping().catch(() => '')) === 'PONG') return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('no recovery')
}

beforeAll(async () => {
  proxy = await startRedisProxy(process.env.REDIS_URL ?? '')
  process.env.REDIS_URL = proxy.url
})

afterAll(async () => {
  proxy.open()
  await untilRedisAnswers()
  ;(await redis()).disconnect()
  await proxy.stop()
})

describe.each(['cut', 'hold'] as const)('while the wire to Redis is %s [R28, R45]', (fault) => {
  let account: Account

  beforeEach(async () => {
    proxy.open()
    await untilRedisAnswers()
    account = await registerSomeone()
    proxy[fault]()
  })

  it('answers 503 to the signed in, keeps their cookies, and goes on by itself afterwards [R18]', async () => {
    const { browser } = account
    const cookies = browser.cookieHeader()
    for (const [handler, method] of [
      [me, 'GET'],
      [refresh, 'POST'],
    ] as const) {
      const response = await browser.call(handler, { method })
      expect([response.status, await codeOf(response)]).toEqual([503, 'sessions_unavailable'])
      expect(response.headers.get('retry-after')).toBe('2')
    }
    expect(browser.cookieHeader()).toBe(cookies)
    proxy.open()
    await untilRedisAnswers()
    expect((await browser.call(me, { method: 'GET' })).status).toBe(200)
    expect((await browser.call(refresh)).status).toBe(200)
  })

  it('lets a logout through, and it holds when Redis is back with the session still in it', async () => {
    const { browser } = account
    const kept = browser.fork()
    expect((await browser.call(logout)).status).toBe(204)
    expect(browser.cookies.has('rt')).toBe(false)
    proxy.open()
    await untilRedisAnswers()
    expect(await codeOf(await kept.fork().call(me, { method: 'GET' }))).toBe('session_ended')
    expect(await codeOf(await kept.fork().call(refresh))).toBe('session_ended')
  })

  it('limits guesses in the process, at a quarter, and then refuses: never silently allowed', async () => {
    const browser = new Browser()
    const email = uniqueEmail()
    const codes = []
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const body = { email, password: 'a wrong guess, this' }
      codes.push(await codeOf(await browser.call(login, { body })))
    }
    expect(codes).toEqual(['invalid_credentials', 'busy', 'busy'])
  })
})
