import { beforeEach, describe, expect, it } from 'vitest'
import { POST as login } from '@/app/api/auth/login/route'
import { GET as me } from '@/app/api/auth/me/route'
import { PUT as changePassword } from '@/app/api/auth/password/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf, parseSetCookie } from '../support/browser'
import { isSignedIn, sessionsOf } from '../support/device-list'
import { keepMailsInFolder, waitForMail } from '../support/mail-folder'
import { ageProof } from '../support/old-proof'
import { registerPasswordless } from '../support/passwordless'
import { expectLimit } from '../support/spend-limit'
import { stayClearOfWindowEnd } from '../support/window-end'

keepMailsInFolder()

const newPassword = 'seven purple lanterns over the bay'

const put = (browser: Browser, body: unknown) => browser.call(changePassword, { method: 'PUT', body })
const change = ({ browser, password: currentPassword }: Account, change: Record<string, unknown> = {}) =>
  put(browser, { currentPassword, newPassword, ...change })

const tryToSignIn = async (email: string, password: string) =>
  (await new Browser().call(login, { body: { email, password } })).status

describe('PUT /api/auth/password', () => {
  describe('204', () => {
    it('changes it, ends the other sessions and gives this browser a new one [R18, R22, R36]', async () => {
      const account = await registerSomeone()
      const other = await signInElsewhere(account)
      const before = account.browser.fork()
      const response = await change(account)
      expect(response.status).toBe(204)
      expect(await tryToSignIn(account.email, account.password)).toBe(401)
      expect(await tryToSignIn(account.email, newPassword)).toBe(200)
      expect(await isSignedIn(account.browser)).toBe(true)
      expect((await account.browser.call(refresh)).status).toBe(200)
      expect(account.browser.cookies.get('rt')).not.toBe(before.cookies.get('rt'))
      for (const browser of [other, before])
        expect(await codeOf(await browser.call(me, { method: 'GET' }))).toBe('session_ended')
      expect(await codeOf(await other.call(refresh))).toBe('session_ended')
      // Replaced: the tab that was refreshing meanwhile must not wipe the new cookies.
      const late = await before.call(refresh)
      expect([late.status, late.headers.getSetCookie()]).toEqual([401, []])
    })

    it.each([true, false])(
      'keeps how long this browser stays signed in: remember %s [R11]',
      async (remember) => {
        const account = await registerSomeone()
        const browser = await signInElsewhere(account, { remember })
        const response = await put(browser, { currentPassword: account.password, newPassword })
        const cookies = response.headers.getSetCookie().map(parseSetCookie)
        expect(cookies.map(({ name }) => name)).toEqual(['at', 'rt'])
        for (const { attributes } of cookies) expect('max-age' in attributes).toBe(remember)
      },
    )

    it('leaves one device in the list, tells the owner and notes it', async () => {
      const account = await registerSomeone()
      await signInElsewhere(account)
      await change(account)
      expect(await sessionsOf(account.browser)).toHaveLength(1)
      await waitForMail(account.email, /password was changed/i)
      const events = await db().authEvent.findMany({ where: { userId: account.user.id } })
      expect(events.map(({ kind }) => kind)).toContain('password_change')
    })

    it('lets an account without a password set one after a fresh proof', async () => {
      const account = await registerPasswordless()
      expect((await put(account.browser, { newPassword })).status).toBe(204)
      expect(await tryToSignIn(account.email, newPassword)).toBe(200)
      expect(await isSignedIn(account.browser)).toBe(true)
    })

    it('lets one of two that come at once with the same old password through', async () => {
      const account = await registerSomeone()
      const twin = await signInElsewhere(account)
      const answers = await Promise.all([
        change(account),
        put(twin, { currentPassword: account.password, newPassword: `${newPassword}, both` }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 401])
    })
  })

  describe('401', () => {
    it('refuses nobody in particular', async () => {
      expect((await put(new Browser(), { currentPassword: 'x', newPassword })).status).toBe(401)
    })

    it('refuses a wrong current password, notes it and changes nothing [R36]', async () => {
      const account = await registerSomeone()
      const response = await change(account, { currentPassword: 'not this one' })
      expect([response.status, await codeOf(response)]).toEqual([401, 'invalid_credentials'])
      expect(response.headers.getSetCookie()).toEqual([])
      expect(await tryToSignIn(account.email, account.password)).toBe(200)
      expect(await isSignedIn(account.browser)).toBe(true)
      const event = await db().authEvent.findFirst({
        where: { userId: account.user.id, kind: 'password_change' },
      })
      expect(event).toMatchObject({ outcome: 'refused', detail: 'password' })
    })
  })

  describe('403', () => {
    it('asks an account without a password for a proof that is not an hour old', async () => {
      const account = await registerPasswordless()
      await ageProof(account.browser)
      const response = await put(account.browser, { newPassword })
      expect([response.status, await codeOf(response)]).toEqual([403, 'proof_required'])
    })

    it('does not take a fresh proof in place of the current password [R36]', async () => {
      const account = await registerSomeone()
      const response = await put(account.browser, { newPassword })
      expect(response.status).toBe(422)
      expect(Object.keys((await response.json()).error.fields)).toEqual(['currentPassword'])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      const account = await registerSomeone()
      expect((await change(account, { newPassword: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const response = await browser.call(changePassword, { method: 'PUT', rawBody: 'a=b', headers })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      ['newPassword', { newPassword: 'short' }],
      ['newPassword', { newPassword: 'x'.repeat(129) }],
      ['newPassword', { newPassword: 'password123456' }],
      ['currentPassword', { currentPassword: 'x'.repeat(1_025) }],
      ['form', { userId: '1' }],
    ])('names %s [R34]', async (field, wrong) => {
      const response = await change(await registerSomeone(), wrong)
      expect(response.status).toBe(422)
      expect(Object.keys((await response.json()).error.fields)).toEqual([field])
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('takes ten wrong guesses in a quarter of an hour, then refuses the right one too [R41]', async () => {
      const account = await registerSomeone()
      for (let turn = 0; turn < 10; turn += 1)
        expect((await change(account, { currentPassword: `guess ${turn}` })).status).toBe(401)
      const response = await change(account)
      expect([response.status, await codeOf(response)]).toEqual([429, 'rate_limited'])
      expect(await tryToSignIn(account.email, account.password)).toBe(200)
    })

    it('takes sixty a minute from one person', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => put(browser, {}))
    })
  })
})
