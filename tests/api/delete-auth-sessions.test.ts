import { describe, expect, it } from 'vitest'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { DELETE as revokeOthers } from '@/app/api/auth/sessions/route'
import { db } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { isSignedIn, sessionsOf } from '../support/device-list'
import { historyPage, linesOf } from '../support/history'
import { ageProof, sessionOf } from '../support/old-proof'
import { keysOf } from '../support/sessions'

const revokeAll = (browser: Browser) =>
  browser.call(revokeOthers, { method: 'DELETE', path: '/api/auth/sessions?scope=all' })

describe('DELETE /api/auth/sessions', () => {
  describe('204', () => {
    it('signs every other device out [R22, R25]', async () => {
      const account = await registerSomeone()
      const others = [await signInElsewhere(account), await signInElsewhere(account)]
      expect((await account.browser.call(revokeOthers, { method: 'DELETE' })).status).toBe(204)
      for (const other of others) expect(await isSignedIn(other)).toBe(false)
      expect(await isSignedIn(account.browser)).toBe(true)
      expect(await sessionsOf(account.browser)).toHaveLength(1)
    })

    it('signs every device out when asked for all, and takes the cookies and the cached pages along [R22, R25]', async () => {
      const account = await registerSomeone()
      const here = account.browser.fork()
      const elsewhere = await signInElsewhere(account)
      const response = await revokeAll(account.browser)
      expect(response.status).toBe(204)
      expect(response.headers.get('clear-site-data')).toBe('"cache"')
      expect([...account.browser.cookies.keys()]).toEqual(['dc'])
      for (const browser of [here, elsewhere]) {
        expect(await isSignedIn(browser)).toBe(false)
        expect(await codeOf(await browser.call(refresh))).toBe('session_ended')
      }
      const again = await signInElsewhere(account)
      expect(await sessionsOf(again)).toHaveLength(1)
      expect(linesOf((await historyPage(again)).items)).toContain('revoke ok everywhere')
    })

    it('reaches sessions that no list knows: the epoch goes up too [R22, R24]', async () => {
      const account = await registerSomeone()
      const lost = await signInElsewhere(account)
      const { userId, sessionId } = await sessionOf(lost)
      await (await redis()).zrem(keysOf(userId, '').index, sessionId)
      expect(await sessionsOf(account.browser)).toHaveLength(1)
      await revokeAll(account.browser)
      expect(await isSignedIn(lost)).toBe(false)
      expect(await codeOf(await lost.call(refresh))).toBe('session_ended')
      expect((await db().user.findUniqueOrThrow({ where: { id: userId } })).tokenEpoch).toBe(1)
    })

    it('leaves everybody else alone', async () => {
      const [mia, zoe] = [await registerSomeone(), await registerSomeone()]
      await revokeAll(mia.browser)
      expect(await isSignedIn(zoe.browser)).toBe(true)
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(revokeOthers, { method: 'DELETE' })).status).toBe(401)
    })
  })

  describe('403 after an old proof', () => {
    it.each(['', '?scope=all'])('asks who it is first and ends nothing: %j [R25]', async (search) => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      await ageProof(account.browser)
      const path = `/api/auth/sessions${search}`
      const response = await account.browser.call(revokeOthers, { method: 'DELETE', path })
      expect(response.status).toBe(403)
      expect(await codeOf(response)).toBe('proof_required')
      for (const browser of [account.browser, elsewhere]) expect(await isSignedIn(browser)).toBe(true)
    })
  })

  describe('422', () => {
    it.each(['?scope=everything', '?scop=all', '?scope='])('refuses %s and ends nothing', async (search) => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const path = `/api/auth/sessions${search}`
      expect((await account.browser.call(revokeOthers, { method: 'DELETE', path })).status).toBe(422)
      expect(await isSignedIn(elsewhere)).toBe(true)
    })
  })
})
