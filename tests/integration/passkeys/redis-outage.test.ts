import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST as startLogin } from '@/app/api/auth/passkeys/login/options/route'
import { POST as login } from '@/app/api/auth/passkeys/login/route'
import { redis } from '@/lib/platform/redis'
import { limits } from '@/lib/rate-limit/limits'
import { Browser, codeOf } from '../../support/browser'
import { askToLogIn, logInBy, registerWithPasskey, shapeOfAssertion } from '../../support/passkeys'
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

it.each(['cut', 'hold'] as const)(
  'gives out and takes no challenge while the wire to Redis is %s, and goes on by itself afterwards [R28]',
  async (fault) => {
    const { device } = await registerWithPasskey()
    const browser = new Browser()
    const response = device.get(await askToLogIn(browser))
    proxy[fault]()
    for (const answer of [await browser.call(startLogin), await browser.call(login, { body: { response } })])
      expect([answer.status, await codeOf(answer)]).toEqual([503, 'sessions_unavailable'])
    proxy.open()
    await untilRedisAnswers()
    expect((await logInBy(device, browser)).status).toBe(200)
  },
)

it('counts in the process while Redis cannot be asked, at a quarter, and then refuses [R45]', async () => {
  proxy.cut()
  const quarter = Math.floor(limits['passkey.ip'][0].max / 4)
  const browser = new Browser()
  const codes = []
  for (let attempt = 0; attempt < quarter + 2; attempt += 1)
    codes.push(await codeOf(await browser.call(login, { body: { response: shapeOfAssertion() } })))
  proxy.open()
  await untilRedisAnswers()
  expect(new Set(codes.slice(0, quarter))).toEqual(new Set(['passkey_refused']))
  expect(codes.slice(quarter)).toEqual(['busy', 'busy'])
})
