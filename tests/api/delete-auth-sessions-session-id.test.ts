import { describe, expect, it } from 'vitest'
import { DELETE as revoke } from '@/app/api/auth/sessions/[sessionId]/route'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { isSignedIn, sessionsOf } from '../support/device-list'

const end = (browser: Browser, sessionId: string) =>
  browser.call(revoke, { method: 'DELETE', params: { sessionId } })

describe('DELETE /api/auth/sessions/:id', () => {
  describe('204', () => {
    it('signs one device out', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const other = (await sessionsOf(account.browser)).find(({ current }) => !current)
      expect((await end(account.browser, other?.id ?? '')).status).toBe(204)
      expect(await isSignedIn(elsewhere)).toBe(false)
      expect(await isSignedIn(account.browser)).toBe(true)
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await end(new Browser(), 'A'.repeat(22))).status).toBe(401)
    })
  })

  describe('403', () => {
    it('refuses another site', async () => {
      const { browser } = await registerSomeone()
      const [session] = await sessionsOf(browser)
      const response = await browser.call(revoke, {
        method: 'DELETE',
        params: { sessionId: session?.id ?? '' },
        headers: { 'sec-fetch-site': 'cross-site' },
      })
      expect(response.status).toBe(403)
      expect(await isSignedIn(browser)).toBe(true)
    })
  })

  describe('404', () => {
    it("does not end another user's session, nor keep them from ending it (IDOR)", async () => {
      const victim = await registerSomeone()
      const attacker = await registerSomeone()
      const [session] = await sessionsOf(victim.browser)
      const id = session?.id ?? ''
      const response = await end(attacker.browser, id)
      expect(response.status).toBe(404)
      expect(await codeOf(response)).toBe('not_found')
      expect(await isSignedIn(victim.browser)).toBe(true)
      expect(await db().revokedSession.count({ where: { sid: id } })).toBe(0)
    })

    it.each(['x', '../../etc', 'A'.repeat(23), '{u}'])('does not know %s', async (id) => {
      const { browser } = await registerSomeone()
      expect((await end(browser, id)).status).toBe(404)
    })
  })
})
