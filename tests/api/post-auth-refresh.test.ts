import { beforeEach, describe, expect, it } from 'vitest'
import { POST as logout } from '@/app/api/auth/logout/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { generateRefreshToken, verifyRefreshToken } from '@/lib/auth/tokens'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf, parseSetCookie } from '../support/browser'
import { keysOf } from '../support/sessions'
import { stayClearOfWindowEnd } from '../support/window-end'

const refreshTokenOf = (browser: Browser) => browser.cookies.get('rt') ?? ''

async function claimsOf(browser: Browser) {
  const verified = await verifyRefreshToken(refreshTokenOf(browser))
  if (verified.state === 'invalid') throw new Error('not a refresh token of ours')
  return verified.claims
}

const cleared = (response: Response) =>
  response.headers
    .getSetCookie()
    .map(parseSetCookie)
    .filter(({ attributes }) => attributes['max-age'] === '0')
    .map(({ name }) => name)

/** As if the last rotation had been seen in use and were longer ago than the grace window. */
async function settleRotation(userId: string, sid: string) {
  const client = await redis()
  const { session } = keysOf(userId, sid)
  const [gen = '0', rot = '0'] = (await client.hmget(session, 'gen', 'rot')) as string[]
  await client.hset(session, 'conf', gen, 'rot', Number(rot) - 60_000)
}

describe('POST /api/auth/refresh', () => {
  describe('200', () => {
    it('renews both cookies and says who it is and until when', async () => {
      const { browser, user } = await registerSomeone()
      const before = browser.fork()
      const response = await browser.call(refresh)
      expect(response.status).toBe(200)
      const body = await response.json()
      expect(body).toEqual({ user, accessExpiresAt: expect.any(String) })
      const minutes = (Date.parse(body.accessExpiresAt) - Date.now()) / 60_000
      expect(minutes).toBeGreaterThan(9.4)
      expect(minutes).toBeLessThanOrEqual(10)
      for (const name of ['at', 'rt']) expect(browser.cookies.get(name)).not.toBe(before.cookies.get(name))
      expect(browser.cookies.get('dc')).toBe(before.cookies.get('dc'))
      expect((await browser.call(me, { method: 'GET' })).status).toBe(200)
    })

    it('gives 300 tabs that refresh at once one rotation and one refresh token (R15)', async () => {
      const { browser, user } = await registerSomeone()
      const { sid } = await claimsOf(browser)
      const tabs = Array.from({ length: 300 }, () => browser.fork())
      const responses = await Promise.all(tabs.map((tab) => tab.call(refresh)))
      expect(responses.filter(({ status }) => status === 200)).toHaveLength(300)
      expect(new Set(tabs.map(refreshTokenOf)).size).toBe(1)
      expect(await (await redis()).hget(keysOf(user.id, sid).session, 'gen')).toBe('1')
      for (const tab of tabs.slice(0, 5)) expect((await tab.call(me, { method: 'GET' })).status).toBe(200)
    })

    it('repeats a lost answer byte for byte (R16)', async () => {
      const { browser } = await registerSomeone()
      const lost = browser.fork()
      await lost.call(refresh)
      await browser.call(refresh)
      expect(refreshTokenOf(browser)).toBe(refreshTokenOf(lost))
    })

    it('takes the role from Postgres', async () => {
      const { browser, user } = await registerSomeone()
      await db().user.update({ where: { id: user.id }, data: { role: 'ADMIN' } })
      expect((await (await browser.call(refresh)).json()).user.role).toBe('admin')
    })
  })

  describe('401', () => {
    it('ends the session on reuse of an old token, durably, and leaves others alone (R17)', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const { browser, user } = account
      const thief = browser.fork()
      const { sid } = await claimsOf(browser)
      await browser.call(refresh)
      await settleRotation(user.id, sid)

      const response = await thief.call(refresh)
      expect(response.status).toBe(401)
      expect(await codeOf(response)).toBe('session_ended')
      expect(cleared(response)).toEqual(['at', 'rt'])
      expect(await codeOf(await browser.fork().call(refresh))).toBe('session_ended')
      expect(await codeOf(await browser.call(me, { method: 'GET' }))).toBe('session_ended')
      expect(await db().revokedSession.findUnique({ where: { sid } })).toMatchObject({ reason: 'reuse' })
      expect((await elsewhere.call(refresh)).status).toBe(200)
    })

    it('changes nothing for a forged token and keeps the cookies (R18, R19)', async () => {
      const { browser, user } = await registerSomeone()
      const { sid, ...claims } = await claimsOf(browser)
      const client = await redis()
      const { session } = keysOf(user.id, sid)
      const before = await client.hgetall(session)
      const [head, payload] = refreshTokenOf(browser).split('.')
      const kid = before.kid ?? ''
      const forgeries = [
        'nonsense',
        `${head}.${payload}.${'A'.repeat(43)}`,
        // Rightly signed, as by someone who stole the key, but without the session's own secret.
        await generateRefreshToken({
          userId: user.id,
          sessionId: sid,
          generation: claims.gen,
          nonce: 'guessed',
          epoch: claims.ep,
          rotatedAtMs: Date.now(),
          absoluteEndMs: claims.exp * 1_000,
          kid,
        }),
      ]
      for (const token of forgeries) {
        const forger = new Browser()
        forger.cookies.set('rt', token)
        const response = await forger.call(refresh)
        expect(response.status).toBe(401)
        expect(await codeOf(response)).toBe('unauthenticated')
        expect(response.headers.getSetCookie()).toEqual([])
      }
      expect(await client.hgetall(session)).toEqual(before)
      expect((await browser.call(refresh)).status).toBe(200)
    })

    it('refuses an access token in the place of the refresh token, and the other way round (R3)', async () => {
      const { browser } = await registerSomeone()
      const swapped = new Browser()
      swapped.cookies.set('rt', browser.cookies.get('at') ?? '')
      swapped.cookies.set('at', browser.cookies.get('rt') ?? '')
      expect(await codeOf(await swapped.call(refresh))).toBe('unauthenticated')
      expect(await codeOf(await swapped.call(me, { method: 'GET' }))).toBe('unauthenticated')
    })

    it('refuses without a cookie', async () => {
      const response = await new Browser().call(refresh)
      expect(response.status).toBe(401)
      expect(response.headers.getSetCookie()).toEqual([])
    })

    it('refuses for ever after a logout, though Redis be rolled back to before it', async () => {
      const { browser, user } = await registerSomeone()
      const kept = browser.fork()
      const { sid } = await claimsOf(browser)
      const client = await redis()
      const keys = keysOf(user.id, sid)
      const before = await client.hgetall(keys.session)
      await browser.call(logout)
      expect(await codeOf(await kept.fork().call(refresh))).toBe('session_ended')

      await client.hset(keys.session, before)
      await client.del(keys.tombstone)
      expect(await codeOf(await kept.fork().call(me, { method: 'GET' }))).toBe('session_ended')
      expect(await codeOf(await kept.fork().call(refresh))).toBe('session_ended')
      expect(await client.exists(keys.session)).toBe(0)
    })

    it('keeps the cookies when a sign-in in another tab replaced the session meanwhile', async () => {
      const account = await registerSomeone()
      const { browser: late, user } = account
      const browser = late.fork()
      const { sid } = await claimsOf(late)
      await signInElsewhere(account, { browser })
      const responses = [await late.fork().call(refresh)]
      // The call that read Postgres before the sign-in wrote to it finds the tombstone only.
      await db().revokedSession.delete({ where: { sid } })
      expect(await (await redis()).get(keysOf(user.id, sid).tombstone)).toBe('replaced')
      responses.push(await late.fork().call(refresh))
      for (const response of responses) {
        expect([response.status, await codeOf(response)]).toEqual([401, 'unauthenticated'])
        expect(response.headers.getSetCookie()).toEqual([])
      }
      expect((await browser.call(refresh)).status).toBe(200)
    })

    it.each([
      ['the epoch moved on', { tokenEpoch: 1 }],
      ['the account was disabled', { disabledAt: new Date() }],
    ])('refuses at once when %s, and a flush of Redis does not help (R22, R29)', async (_, data) => {
      const { browser, user } = await registerSomeone()
      const { sid } = await claimsOf(browser)
      await db().user.update({ where: { id: user.id }, data })
      expect(await codeOf(await browser.fork().call(me, { method: 'GET' }))).toBe('session_ended')
      expect(await codeOf(await browser.fork().call(refresh))).toBe('session_ended')
      const client = await redis()
      await client.del(...Object.values(keysOf(user.id, sid)))
      expect(await codeOf(await browser.fork().call(refresh))).toBe('session_ended')
    })

    it('says that it is over when Redis lost everything', async () => {
      const { browser, user } = await registerSomeone()
      const { sid } = await claimsOf(browser)
      await (await redis()).del(...Object.values(keysOf(user.id, sid)))
      const response = await browser.call(refresh)
      expect(await codeOf(response)).toBe('session_ended')
      expect(browser.cookies.has('rt')).toBe(false)
    })

    it('says that it is over for a user who was deleted', async () => {
      const { browser, user } = await registerSomeone()
      await db().user.delete({ where: { id: user.id } })
      expect(await codeOf(await browser.call(refresh))).toBe('session_ended')
    })
  })

  describe('403', () => {
    it('refuses a refresh that another site caused, and rotates nothing (R61)', async () => {
      const { browser } = await registerSomeone()
      const before = refreshTokenOf(browser)
      const response = await browser.call(refresh, {
        headers: { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:3000' },
      })
      expect(response.status).toBe(403)
      expect(refreshTokenOf(browser)).toBe(before)
    })
  })

  describe('415', () => {
    it('refuses a post without a JSON type', async () => {
      const { browser } = await registerSomeone()
      expect((await browser.call(refresh, { headers: { 'content-type': null } })).status).toBe(415)
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('refuses an address after sixty forgeries, and still no holder of a real token', async () => {
      const forger = new Browser()
      forger.cookies.set('rt', 'forged')
      const statuses = []
      for (let attempt = 0; attempt < 61; attempt += 1) statuses.push((await forger.call(refresh)).status)
      expect(statuses.filter((status) => status === 401)).toHaveLength(60)
      expect(statuses.at(-1)).toBe(429)
      const { browser } = await registerSomeone({}, new Browser(forger.ip))
      expect((await browser.call(refresh)).status).toBe(200)
    })
  })
})
