import { hash } from '@node-rs/argon2'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as login } from '@/app/api/auth/login/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf, goodPassword, parseSetCookie, uniqueEmail } from '../support/browser'
import { stayClearOfWindowEnd } from '../support/window-end'

const counter = vi.hoisted(() => ({ calls: 0 }))

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const counted =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      counter.calls += 1
      return work(...args)
    }
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) }
})

/** How often argon2 has been asked for anything so far. */
const argonCalls = () => counter.calls

const post = (browser: Browser, body: unknown) => browser.call(login, { body })
const guess = (browser: Browser, email: string) => post(browser, { email, password: 'a wrong guess, this' })

const without = (response: Response, ...names: string[]) =>
  [...response.headers].filter(([name]) => !['x-request-id', ...names].includes(name))

describe('POST /api/auth/login', () => {
  describe('200', () => {
    it('signs in for this browser session by default', async () => {
      const { email, password, user } = await registerSomeone()
      const browser = new Browser()
      const response = await post(browser, { email, password })
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ user })
      for (const line of response.headers.getSetCookie().slice(0, 2)) {
        const { attributes } = parseSetCookie(line)
        expect(attributes).not.toHaveProperty('max-age')
        expect(attributes).not.toHaveProperty('expires')
      }
    })

    it('signs in for thirty days when asked to, after refreshes too, whatever the refresh says [R11]', async () => {
      const account = await registerSomeone()
      const browser = await signInElsewhere(account, { remember: true })
      for (let rotation = 0; rotation < 5; rotation += 1) {
        const response = await browser.call(refresh, { body: { remember: false } })
        const [at, rt] = response.headers.getSetCookie().map(parseSetCookie)
        for (const cookie of [at, rt]) {
          const maxAge = Number(cookie?.attributes['max-age'])
          expect(maxAge).toBeGreaterThan(29 * 86_400)
          expect(maxAge).toBeLessThanOrEqual(30 * 86_400)
        }
      }
      const forgetful = await signInElsewhere(account)
      const response = await forgetful.call(refresh, { body: { remember: true } })
      for (const line of response.headers.getSetCookie())
        expect(parseSetCookie(line).attributes).not.toHaveProperty('max-age')
    })

    it('opens a new session and ends the one the browser had [R14]', async () => {
      const account = await registerSomeone()
      const { browser } = account
      const before = browser.fork()
      await signInElsewhere(account, { browser })
      expect(browser.cookies.get('rt')).not.toBe(before.cookies.get('rt'))
      expect(await codeOf(await before.call(me, { method: 'GET' }))).toBe('session_ended')
      expect((await browser.call(me, { method: 'GET' })).status).toBe(200)
    })

    it('does not evict the new session beside ten that last longer', async () => {
      const account = await registerSomeone()
      for (let count = 0; count < 10; count += 1) await signInElsewhere(account, { remember: true })
      const newest = await signInElsewhere(account)
      expect((await newest.call(me, { method: 'GET' })).status).toBe(200)
    })

    it('costs one hash, as a refusal does [R31]', async () => {
      const { email, password } = await registerSomeone()
      const before = argonCalls()
      expect((await post(new Browser(), { email, password })).status).toBe(200)
      expect(argonCalls() - before).toBe(1)
    })

    it('makes a weak hash of old strong [R32]', async () => {
      const { email, password, user } = await registerSomeone()
      const weak = await hash(password, { memoryCost: 8_192, timeCost: 1 })
      await db().password.update({ where: { userId: user.id }, data: { hash: weak } })
      expect((await post(new Browser(), { email, password })).status).toBe(200)
      const stored = await db().password.findUniqueOrThrow({ where: { userId: user.id } })
      expect(stored.hash).toContain('m=19456,t=2,p=1')
      expect((await post(new Browser(), { email, password })).status).toBe(200)
    })

    it('gives back what it charged: nobody is locked out by signing in often [R41]', async () => {
      const account = await registerSomeone()
      const browser = new Browser()
      for (let count = 0; count < 12; count += 1) await signInElsewhere(account, { browser })
    })
  })

  describe('401', () => {
    it('answers alike for a wrong password, no account, a disabled one and one without password [R31]', async () => {
      const known = await registerSomeone()
      const disabled = await registerSomeone()
      await db().user.update({ where: { id: disabled.user.id }, data: { disabledAt: new Date() } })
      const passwordless = await registerSomeone()
      await db().password.delete({ where: { userId: passwordless.user.id } })
      const broken = await registerSomeone()
      await db().password.update({ where: { userId: broken.user.id }, data: { hash: 'garbage' } })

      const answers: Response[] = []
      for (const [email, password] of [
        [known.email, 'a wrong guess, this'],
        [uniqueEmail(), goodPassword],
        [disabled.email, goodPassword],
        [passwordless.email, goodPassword],
        [broken.email, goodPassword],
      ]) {
        const before = argonCalls()
        answers.push(await post(new Browser(), { email, password }))
        expect(argonCalls() - before).toBe(1)
      }
      const bodies = await Promise.all(
        answers.map(async (answer) => ({ ...(await answer.clone().json()).error, requestId: '' })),
      )
      for (const [index, answer] of answers.entries()) {
        expect(answer.status).toBe(401)
        expect(bodies[index]).toEqual(bodies[0])
        expect(without(answer)).toEqual(without(answers[0] as Response))
      }
      expect(bodies[0].code).toBe('invalid_credentials')
    })
  })

  describe('403', () => {
    it('refuses a sign-in that another site caused (login CSRF) [R61]', async () => {
      const { email, password } = await registerSomeone()
      const response = await new Browser().call(login, {
        body: { email, password },
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      })
      expect(response.status).toBe(403)
      expect(response.headers.getSetCookie()).toEqual([])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB without hashing [R33]', async () => {
      const before = argonCalls()
      const body = { email: uniqueEmail(), password: 'x'.repeat(70_000) }
      expect((await post(new Browser(), body)).status).toBe(413)
      expect(argonCalls()).toBe(before)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const response = await new Browser().call(login, {
        rawBody: 'email=a&password=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it('refuses a password too long to hash, and unknown fields, without hashing [R33]', async () => {
      const email = uniqueEmail()
      const before = argonCalls()
      for (const password of ['x'.repeat(1_025), '🍜'.repeat(257)])
        expect((await post(new Browser(), { email, password })).status).toBe(422)
      expect((await post(new Browser(), { email, password: goodPassword, role: 'admin' })).status).toBe(422)
      expect(argonCalls()).toBe(before)
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('lets exactly five of fifty parallel guesses at one account from one address through, without hashing more [R40, R41]', async () => {
      const { email } = await registerSomeone()
      const browser = new Browser()
      const before = argonCalls()
      const statuses = (await Promise.all(Array.from({ length: 50 }, () => guess(browser, email)))).map(
        ({ status }) => status,
      )
      expect(statuses.filter((status) => status === 401)).toHaveLength(5)
      expect(statuses.filter((status) => status === 429)).toHaveLength(45)
      expect(argonCalls() - before).toBe(5)
    })

    it('refuses alike for an account and for none', async () => {
      const { email } = await registerSomeone()
      const refusals = []
      for (const target of [email, uniqueEmail()]) {
        const browser = new Browser()
        for (let attempt = 0; attempt < 5; attempt += 1) await guess(browser, target)
        refusals.push(await guess(browser, target))
      }
      const [known, unknown] = refusals as [Response, Response]
      expect([known.status, unknown.status]).toEqual([429, 429])
      expect(Number(known.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(without(known, 'retry-after')).toEqual(without(unknown, 'retry-after'))
    })

    it('counts an address over all accounts: thirty in five minutes', async () => {
      const browser = new Browser()
      const statuses = []
      for (let attempt = 0; attempt < 31; attempt += 1)
        statuses.push((await guess(browser, uniqueEmail())).status)
      expect(statuses.filter((status) => status === 401)).toHaveLength(30)
      expect(statuses.at(-1)).toBe(429)
    })

    it('is not widened by headers that a client can write [R42]', async () => {
      const email = uniqueEmail()
      const browser = new Browser()
      const statuses = []
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const response = await browser.call(login, {
          body: { email, password: goodPassword },
          headers: {
            'x-forwarded-for': `203.0.113.${attempt}, ${browser.ip}`,
            'x-real-ip': `203.0.113.${attempt}`,
            forwarded: `for=203.0.113.${attempt}`,
            'cf-connecting-ip': `203.0.113.${attempt}`,
          },
        })
        statuses.push(response.status)
      }
      expect(statuses.slice(5)).toEqual([429, 429, 429])
    })

    it('stops a spray from many addresses, and still lets the owner in from a known device [R44]', async () => {
      const owner = await registerSomeone()
      for (let bot = 0; bot < 20; bot += 1) expect((await guess(new Browser(), owner.email)).status).toBe(401)
      expect((await guess(new Browser(), owner.email)).status).toBe(429)
      const right = { email: owner.email, password: owner.password }
      expect((await post(new Browser(), right)).status).toBe(429)
      expect((await post(owner.browser, right)).status).toBe(200)
    })

    it('treats a known device as a stranger once it has guessed ten times', async () => {
      const owner = await registerSomeone()
      for (let bot = 0; bot < 20; bot += 1) await guess(new Browser(), owner.email)
      const device = owner.browser.cookies.get('dc') ?? ''
      const statuses = []
      for (let attempt = 0; attempt < 11; attempt += 1) {
        const thief = new Browser() // a new address every time
        thief.cookies.set('dc', device)
        statuses.push((await guess(thief, owner.email)).status)
      }
      expect(statuses).toEqual([...Array(10).fill(401), 429])
    })

    it("does not take another account's device for known", async () => {
      const owner = await registerSomeone()
      const other = await registerSomeone()
      for (let bot = 0; bot < 20; bot += 1) await guess(new Browser(), owner.email)
      const stranger = new Browser()
      stranger.cookies.set('dc', other.browser.cookies.get('dc') ?? '')
      expect((await guess(stranger, owner.email)).status).toBe(429)
    })
  })
})
