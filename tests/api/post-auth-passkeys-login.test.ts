import { beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as history } from '@/app/api/auth/history/route'
import { GET as me } from '@/app/api/auth/me/route'
import { DELETE as remove } from '@/app/api/auth/passkeys/[passkeyId]/route'
import { POST as login } from '@/app/api/auth/passkeys/login/route'
import { POST as add } from '@/app/api/auth/passkeys/route'
import type { AuthEventPage } from '@/lib/audit/schema'
import type { Mail } from '@/lib/mail/send-mail'
import { db } from '@/lib/platform/db'
import { limits } from '@/lib/rate-limit/limits'
import { registerSomeone } from '../support/accounts'
import { Authenticator } from '../support/authenticator'
import { Browser, codeOf, parseSetCookie } from '../support/browser'
import {
  askToAdd,
  askToLogIn,
  askToProve,
  logInBy,
  registerWithPasskey,
  shapeOfAssertion,
} from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'
import { stayClearOfWindowEnd } from '../support/window-end'

const sent = vi.hoisted(() => ({ mails: [] as Mail[] }))
vi.mock('@/lib/mail/send-mail', () => ({ sendMail: (mail: Mail) => sent.mails.push(mail) }))

const copiedMailsTo = (email: string) =>
  sent.mails.filter(({ to, subject }) => to === email && /refused one of your passkeys/.test(subject))

const post = (browser: Browser, response: unknown, more: object = {}) =>
  browser.call(login, { body: { response, ...more } })

const isSignedIn = async (browser: Browser) => (await browser.call(me, { method: 'GET' })).status === 200

async function refusedLoginsOf(browser: Browser): Promise<(string | null)[]> {
  const response = await browser.call(history, { method: 'GET' })
  const { items } = (await response.json()) as AuthEventPage
  return items.flatMap(({ kind, outcome, detail }) =>
    kind === 'login' && outcome === 'refused' ? [detail] : [],
  )
}

describe('POST /api/auth/passkeys/login', () => {
  describe('200', () => {
    it('signs in without an e-mail or a password, with the tokens in cookies and nowhere else [R10]', async () => {
      const { account, device } = await registerWithPasskey()
      const browser = new Browser()
      const response = await logInBy(device, browser)
      expect(response.status).toBe(200)
      const text = await response.text()
      expect(JSON.parse(text)).toEqual({ user: account.user })
      for (const value of browser.cookies.values()) expect(text).not.toContain(value)
      expect([...browser.cookies.keys()].sort()).toEqual(['at', 'dc', 'pk', 'rt'])
      expect(await isSignedIn(browser)).toBe(true)
    })

    it('opens a new session and ends the one the browser had [R14]', async () => {
      const { account, device } = await registerWithPasskey()
      const before = account.browser.fork()
      expect((await logInBy(device, account.browser)).status).toBe(200)
      expect(account.browser.cookies.get('rt')).not.toBe(before.cookies.get('rt'))
      expect(await codeOf(await before.call(me, { method: 'GET' }))).toBe('session_ended')
    })

    it('keeps the session beyond the browser only when asked to', async () => {
      const { device } = await registerWithPasskey()
      for (const remember of [false, true]) {
        const browser = new Browser()
        const response = await post(browser, device.get(await askToLogIn(browser)), { remember })
        const [at] = response.headers.getSetCookie().map(parseSetCookie)
        expect('max-age' in (at?.attributes ?? {})).toBe(remember)
      }
    })

    it.each(['ES256', 'EdDSA', 'RS256'] as const)('takes a key of %s', async (kind) => {
      const account = await registerSomeone()
      const device = new Authenticator()
      const response = device.create(await askToAdd(account.browser), {}, kind)
      expect((await account.browser.call(add, { body: { response } })).status).toBe(201)
      expect((await logInBy(device, new Browser())).status).toBe(200)
    })

    it('takes a passkey that keeps no counter as often as it comes, and notes when and that it is synced', async () => {
      const { device, passkey } = await registerWithPasskey()
      for (let use = 0; use < 3; use += 1)
        expect((await logInBy(device, new Browser(), { signCount: 0, backedUp: true })).status).toBe(200)
      const stored = await db().passkey.findUniqueOrThrow({ where: { id: passkey.id } })
      expect(stored.signCount).toBe(0n)
      expect(stored.backedUp).toBe(true)
      expect(Date.now() - (stored.lastUsedAt?.getTime() ?? 0)).toBeLessThan(60_000)
    })

    it('answers two tabs of one browser that asked one after the other', async () => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      const first = await askToLogIn(browser)
      await askToLogIn(browser)
      expect((await post(browser, device.get(first))).status).toBe(200)
    })

    it('gives back what it charged: nobody is locked out by signing in often [R41]', async () => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      const { max } = limits['passkey.ip'][0]
      for (let use = 0; use <= max; use += 1) expect((await logInBy(device, browser)).status).toBe(200)
    })

    it('stands in the history as what it was', async () => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      await logInBy(device, browser)
      const { items } = (await (await browser.call(history, { method: 'GET' })).json()) as AuthEventPage
      expect(items[0]).toMatchObject({ kind: 'login', outcome: 'ok', detail: 'passkey' })
    })
  })

  describe('401', () => {
    const flipLastByte = (honest: Buffer) =>
      Buffer.from(honest.map((byte, at) => (at === honest.length - 1 ? byte ^ 1 : byte)))

    it.each([
      ['signed for another site', { origin: 'https://evil.example' }],
      ['signed for another port', { origin: 'http://localhost:3001' }],
      ['signed inside a frame of another site', { crossOrigin: true }],
      ['made with the id of another site', { rpId: 'evil.example' }],
      ['made without a fingerprint, face or PIN', { userVerified: false }],
      ['made without anybody there', { userPresent: false }],
      ['meant for adding a passkey', { type: 'webauthn.create' }],
      ['to a challenge that nobody gave', { challenge: 'A'.repeat(43) }],
      ['with a signature that was changed', { signature: flipLastByte }],
      ['without saying whose passkey it is', { userHandle: null }],
    ])('refuses an answer %s', async (_, lies) => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      const response = await logInBy(device, browser, lies)
      expect([response.status, await codeOf(response)]).toEqual([401, 'passkey_refused'])
      expect(browser.cookies.has('rt')).toBe(false)
    })

    it('refuses what was changed after it was signed', async () => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      const response = device.get(await askToLogIn(browser))
      const bytes = Buffer.from(response.response.authenticatorData, 'base64url')
      bytes.writeUInt32BE(1_000, 33)
      response.response.authenticatorData = bytes.toString('base64url')
      expect((await post(browser, response)).status).toBe(401)
    })

    it("refuses somebody else's user handle, and somebody else's passkey id [R57]", async () => {
      const mine = await registerWithPasskey()
      const theirs = await registerWithPasskey()
      const browser = new Browser()
      const theirHandle = theirs.device.passkeys[0]?.userHandle ?? ''
      expect((await logInBy(mine.device, browser, { userHandle: theirHandle })).status).toBe(401)
      const response = mine.device.get(await askToLogIn(browser))
      const { id } = theirs.passkey
      expect((await post(browser, { ...response, id, rawId: id })).status).toBe(401)
      response.response.userHandle = theirHandle
      expect((await post(browser, { ...response, id, rawId: id })).status).toBe(401)
    })

    it('lets one of twenty copies of an answer in, and none later', async () => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      // Without a counter, which would refuse copies too.
      const response = device.get(await askToLogIn(browser), { signCount: 0 })
      const copies = Array.from({ length: 20 }, () => browser.fork())
      const statuses = (await Promise.all(copies.map((copy) => post(copy, response)))).map(
        ({ status }) => status,
      )
      expect(statuses.filter((status) => status === 200)).toHaveLength(1)
      expect(statuses.filter((status) => status === 401)).toHaveLength(19)
      expect((await post(browser, response)).status).toBe(401)
    })

    it('refuses an answer that was carried to another browser, and still takes it in its own', async () => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      const response = device.get(await askToLogIn(browser))
      const thief = new Browser()
      expect((await post(thief, response)).status).toBe(401)
      await askToLogIn(thief)
      expect((await post(thief, response)).status).toBe(401)
      expect((await post(browser, response)).status).toBe(200)
    })

    it('refuses a challenge that was given for something else', async () => {
      const { account, device } = await registerWithPasskey()
      const { browser } = account
      await askToLogIn(browser)
      for (const ask of [askToProve, askToAdd]) {
        const { challenge } = await ask(browser)
        expect((await post(browser, device.get({ challenge, rpId: 'localhost' }))).status).toBe(401)
      }
    })

    it('refuses a passkey that was never added, or was removed', async () => {
      const { account, device, passkey } = await registerWithPasskey()
      const stranger = new Authenticator()
      stranger.create(await askToAdd(account.browser))
      expect((await logInBy(stranger, new Browser())).status).toBe(401)
      const params = { passkeyId: passkey.id }
      expect((await account.browser.call(remove, { method: 'DELETE', params })).status).toBe(204)
      expect((await logInBy(device, new Browser())).status).toBe(401)
    })

    it('refuses a counter that goes back or stands still: there are two of it, and the owner hears of it', async () => {
      const { account, device } = await registerWithPasskey()
      expect((await logInBy(device, new Browser(), { signCount: 7 })).status).toBe(200)
      for (const signCount of [7, 3, 0])
        expect((await logInBy(device, new Browser(), { signCount })).status).toBe(401)
      expect(await refusedLoginsOf(account.browser)).toEqual(Array(3).fill('passkey_counter'))
      expect(copiedMailsTo(account.email)).toHaveLength(3)
      expect((await logInBy(device, new Browser(), { signCount: 8 })).status).toBe(200)
    })

    it('lets one of two answers with the same count in', async () => {
      const { device } = await registerWithPasskey()
      const browsers = [new Browser(), new Browser(), new Browser(), new Browser()]
      const answers = await Promise.all(
        browsers.map(async (browser) => device.get(await askToLogIn(browser), { signCount: 5 })),
      )
      const statuses = await Promise.all(
        browsers.map(async (browser, at) => (await post(browser, answers[at])).status),
      )
      expect(statuses.sort()).toEqual([200, 401, 401, 401])
    })

    it('does not cry "copied" for an answer that the key did not sign', async () => {
      const { account, device } = await registerWithPasskey()
      await logInBy(device, new Browser(), { signCount: 7 })
      await logInBy(device, new Browser(), { signCount: 3, signature: flipLastByte })
      expect(await refusedLoginsOf(account.browser)).toEqual([])
      expect(copiedMailsTo(account.email)).toEqual([])
    })

    it('refuses a disabled account [R74]', async () => {
      const { account, device } = await registerWithPasskey()
      await db().user.update({ where: { id: account.user.id }, data: { disabledAt: new Date() } })
      const browser = new Browser()
      const response = await logInBy(device, browser)
      expect([response.status, await codeOf(response)]).toEqual([401, 'passkey_refused'])
      expect(browser.cookies.has('rt')).toBe(false)
    })

    it('answers alike whatever was wrong, noise among it [R31]', async () => {
      const known = await registerWithPasskey()
      const disabled = await registerWithPasskey()
      await db().user.update({ where: { id: disabled.account.user.id }, data: { disabledAt: new Date() } })
      const stranger = new Authenticator()
      stranger.create(await askToAdd(known.account.browser))
      const answers = [
        await logInBy(known.device, new Browser(), { origin: 'https://evil.example' }),
        await logInBy(disabled.device, new Browser()),
        await logInBy(stranger, new Browser()),
        await post(new Browser(), shapeOfAssertion()),
      ]
      const seen = await Promise.all(
        answers.map(async (answer) => ({
          status: answer.status,
          headers: [...answer.headers].filter(([name]) => name !== 'x-request-id'),
          error: { ...(await answer.json()).error, requestId: '' },
        })),
      )
      for (const one of seen) expect(one).toEqual(seen[0])
    })
  })

  describe('403', () => {
    it('refuses a sign-in that another site caused [R60, R61]', async () => {
      const { device } = await registerWithPasskey()
      const browser = new Browser()
      const response = await browser.call(login, {
        body: { response: device.get(await askToLogIn(browser)) },
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      })
      expect(response.status).toBe(403)
      expect(browser.cookies.has('rt')).toBe(false)
    })
  })

  describe('413', () => {
    it('refuses a body over 32 kB', async () => {
      const response = { ...shapeOfAssertion(), padding: 'x'.repeat(33_000) }
      expect((await post(new Browser(), response)).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await new Browser().call(login, { rawBody: 'response=x', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it('refuses fields of ours that nobody asked for [R58]', async () => {
      for (const more of [{ email: 'a@example.com' }, { userId: 'x' }, { role: 'admin' }])
        expect((await post(new Browser(), shapeOfAssertion(), more)).status).toBe(422)
    })

    it('refuses fields that are too long, not base64url, or missing', async () => {
      const shape = shapeOfAssertion()
      for (const wrong of [
        { ...shape, id: 'x'.repeat(1_365) },
        { ...shape, type: 'password' },
        { ...shape, response: { ...shape.response, signature: '++//' } },
        { ...shape, response: { ...shape.response, clientDataJSON: 'x'.repeat(4_097) } },
        { ...shape, response: {} },
        null,
      ])
        expect((await post(new Browser(), wrong)).status).toBe(422)
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('counts by address: thirty in five minutes', async () => {
      const browser = new Browser()
      await expectLimit('passkey.ip', () => post(browser.fork(), shapeOfAssertion()))
    })
  })
})
