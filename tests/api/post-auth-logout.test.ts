import { describe, expect, it } from 'vitest'
import { POST as logout } from '@/app/api/auth/logout/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf, parseSetCookie } from '../support/browser'
import { expiredAccessToken } from '../support/expired-token'

describe('POST /api/auth/logout', () => {
  describe('204', () => {
    it('ends the session for both tokens and clears the cookies with all their attributes [R21, R22]', async () => {
      const { browser } = await registerSomeone()
      const kept = browser.fork()
      const response = await browser.call(logout)
      expect(response.status).toBe(204)
      expect(response.headers.get('clear-site-data')).toBe('"cache"')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      const cookies = response.headers.getSetCookie().map(parseSetCookie)
      expect(cookies.map(({ name, value }) => [name, value])).toEqual([
        ['at', ''],
        ['rt', ''],
      ])
      for (const { attributes } of cookies)
        expect(attributes).toMatchObject({ path: '/', httponly: '', 'max-age': '0' })
      expect(browser.cookies.has('dc')).toBe(true)
      expect(await codeOf(await kept.fork().call(me, { method: 'GET' }))).toBe('session_ended')
      expect(await codeOf(await kept.fork().call(refresh))).toBe('session_ended')
    })

    it('is repeatable, and works signed out [R21]', async () => {
      const { browser } = await registerSomeone()
      const twin = browser.fork()
      for (const caller of [browser, twin, browser, new Browser()])
        expect((await caller.call(logout)).status).toBe(204)
    })

    it('works with the refresh cookie alone [R21]', async () => {
      const { browser } = await registerSomeone()
      const kept = browser.fork()
      browser.cookies.delete('at')
      await browser.call(logout)
      expect(await codeOf(await kept.call(me, { method: 'GET' }))).toBe('session_ended')
    })

    it('works with an expired access token alone [R21]', async () => {
      const { browser } = await registerSomeone()
      const kept = browser.fork()
      browser.cookies.delete('rt')
      browser.cookies.set('at', await expiredAccessToken(browser))
      await browser.call(logout)
      expect(await codeOf(await kept.call(refresh))).toBe('session_ended')
    })

    it('works for a user who was deleted', async () => {
      const { browser, user } = await registerSomeone()
      await db().user.delete({ where: { id: user.id } })
      expect((await browser.call(logout)).status).toBe(204)
    })

    it('ends nothing for a forged token (R19)', async () => {
      const { browser } = await registerSomeone()
      const forger = new Browser()
      const [head, payload] = (browser.cookies.get('rt') ?? '').split('.')
      forger.cookies.set('rt', `${head}.${payload}.${'A'.repeat(43)}`)
      expect((await forger.call(logout)).status).toBe(204)
      expect((await browser.call(me, { method: 'GET' })).status).toBe(200)
    })

    it('wins over refreshes in flight (R23)', async () => {
      for (let round = 0; round < 10; round += 1) {
        const { browser } = await registerSomeone()
        const tabs = Array.from({ length: 6 }, () => browser.fork())
        await Promise.all(tabs.map((tab, index) => tab.call(index === round % 6 ? logout : refresh)))
        for (const tab of [browser, ...tabs.filter(({ cookies }) => cookies.has('rt'))])
          expect(await codeOf(await tab.call(refresh))).toBe('session_ended')
      }
    })
  })

  describe('403', () => {
    it('refuses a logout that another site caused', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'sec-fetch-site': null, origin: 'null' }
      expect((await browser.call(logout, { headers })).status).toBe(403)
      expect((await browser.call(me, { method: 'GET' })).status).toBe(200)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await browser.call(logout, { headers })).status).toBe(415)
    })
  })
})
