import { describe, expect, it } from 'vitest'
import { DELETE as revoke } from '@/app/api/auth/sessions/[sessionId]/route'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { isSignedIn, sessionsOf } from '../support/device-list'
import { ageProof, sessionOf } from '../support/old-proof'

const end = (browser: Browser, sessionId: string) =>
  browser.call(revoke, { method: 'DELETE', params: { sessionId } })

describe('DELETE /api/auth/sessions/:id', () => {
  describe('204', () => {
    it('signs one device out and leaves the others alone [R25]', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const other = (await sessionsOf(account.browser)).find(({ current }) => !current)
      expect((await end(account.browser, other?.id ?? '')).status).toBe(204)
      expect(await isSignedIn(elsewhere)).toBe(false)
      expect(await isSignedIn(account.browser)).toBe(true)
    })

    it('signs out the device that asks, when it asks for itself', async () => {
      const { browser } = await registerSomeone()
      const [own] = await sessionsOf(browser)
      expect((await end(browser, own?.id ?? '')).status).toBe(204)
      expect(await isSignedIn(browser)).toBe(false)
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

  describe('403 after an old proof', () => {
    it('asks who it is first and ends nothing [R25]', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const other = (await sessionsOf(account.browser)).find(({ current }) => !current)
      await ageProof(account.browser)
      expect(await codeOf(await end(account.browser, other?.id ?? ''))).toBe('proof_required')
      expect(await isSignedIn(elsewhere)).toBe(true)
    })
  })

  describe('404', () => {
    it("does not end another user's session, nor keep them from ending it (IDOR) [R25, R57]", async () => {
      const victim = await registerSomeone()
      const attacker = await registerSomeone()
      const [session] = await sessionsOf(victim.browser)
      const { sessionId } = await sessionOf(victim.browser)
      for (const id of [session?.id ?? '', sessionId]) {
        const response = await end(attacker.browser, id)
        expect(response.status).toBe(404)
        expect(await codeOf(response)).toBe('not_found')
      }
      expect(await isSignedIn(victim.browser)).toBe(true)
      expect(await db().revokedSession.count({ where: { userId: victim.user.id } })).toBe(0)
      expect(
        await db().revokedSession.count({ where: { sid: { in: [session?.id ?? '', sessionId] } } }),
      ).toBe(0)
    })

    it('does not know the id that stands in the token, not even for its owner', async () => {
      const { browser } = await registerSomeone()
      expect((await end(browser, (await sessionOf(browser)).sessionId)).status).toBe(404)
      expect(await isSignedIn(browser)).toBe(true)
    })

    it('is found gone by the second of two clicks', async () => {
      const account = await registerSomeone()
      await signInElsewhere(account)
      const other = (await sessionsOf(account.browser)).find(({ current }) => !current)
      expect((await end(account.browser, other?.id ?? '')).status).toBe(204)
      expect((await end(account.browser, other?.id ?? '')).status).toBe(404)
    })

    it.each(['x', '../../etc', 'A'.repeat(23), '{u}'])('does not know %s', async (id) => {
      const { browser } = await registerSomeone()
      expect((await end(browser, id)).status).toBe(404)
    })
  })
})
