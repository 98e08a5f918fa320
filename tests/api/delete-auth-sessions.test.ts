import { describe, expect, it } from 'vitest'
import { DELETE as revokeOthers } from '@/app/api/auth/sessions/route'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser } from '../support/browser'
import { isSignedIn, sessionsOf } from '../support/device-list'

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
