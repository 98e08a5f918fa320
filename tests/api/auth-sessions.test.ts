import { describe, expect, it } from 'vitest'
import { GET as me } from '@/app/api/auth/me/route'
import { DELETE as revoke } from '@/app/api/auth/sessions/[sessionId]/route'
import { GET as list, DELETE as revokeOthers } from '@/app/api/auth/sessions/route'
import type { SessionDto } from '@/lib/auth/schema'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'

async function sessionsOf(browser: Browser): Promise<SessionDto[]> {
  return (await (await browser.call(list, { method: 'GET' })).json()).sessions
}

const end = (browser: Browser, sessionId: string) =>
  browser.call(revoke, { method: 'DELETE', params: { sessionId } })

const isSignedIn = async (browser: Browser) => (await browser.call(me, { method: 'GET' })).status === 200

describe('GET /api/auth/sessions', () => {
  describe('200', () => {
    it('lists the devices, the current one marked, without a secret (R25)', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const sessions = await sessionsOf(elsewhere)
      expect(sessions).toHaveLength(2)
      expect(sessions[0]).toEqual({
        id: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
        label: 'Safari on iPhone',
        ip: elsewhere.ip,
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
        current: true,
      })
      expect(sessions[1]?.current).toBe(false)
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(list, { method: 'GET' })).status).toBe(401)
    })
  })
})

describe('DELETE /api/auth/sessions', () => {
  describe('204', () => {
    it('signs every other device out', async () => {
      const account = await registerSomeone()
      const others = [await signInElsewhere(account), await signInElsewhere(account)]
      expect((await account.browser.call(revokeOthers, { method: 'DELETE' })).status).toBe(204)
      for (const other of others) expect(await isSignedIn(other)).toBe(false)
      expect(await isSignedIn(account.browser)).toBe(true)
      expect(await sessionsOf(account.browser)).toHaveLength(1)
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(revokeOthers, { method: 'DELETE' })).status).toBe(401)
    })
  })
})

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
