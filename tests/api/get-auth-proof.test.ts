import { describe, expect, it } from 'vitest'
import { GET as waysToProve } from '@/app/api/auth/proof/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { addPasskey } from '../support/passkeys'

const waysOf = async (browser: Browser) =>
  (await (await browser.call(waysToProve, { method: 'GET' })).json()).ways

describe('GET /api/auth/proof', () => {
  describe('200', () => {
    it('tells what the account has: a password, a passkey, both or neither', async () => {
      const account = await registerSomeone()
      expect(await waysOf(account.browser)).toEqual(['password'])
      const { id } = await addPasskey(account)
      expect(await waysOf(account.browser)).toEqual(['password', 'passkey'])
      await db().password.delete({ where: { userId: account.user.id } })
      expect(await waysOf(account.browser)).toEqual(['passkey'])
      await db().passkey.delete({ where: { id } })
      expect(await waysOf(account.browser)).toEqual([])
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(waysToProve, { method: 'GET' })).status).toBe(401)
    })
  })
})
