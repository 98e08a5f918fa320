import { describe, expect, it } from 'vitest'
import { POST as startProof } from '@/app/api/auth/passkeys/proof/options/route'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { ageProof } from '../support/old-proof'
import { askToProve, registerWithPasskey } from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'

describe('POST /api/auth/passkeys/proof/options', () => {
  describe('200', () => {
    it("asks for one of the account's own, when the last proof is old", async () => {
      const { account, passkey } = await registerWithPasskey()
      await ageProof(account.browser)
      expect(await askToProve(account.browser)).toEqual({
        rpId: 'localhost',
        challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
        timeout: 300_000,
        userVerification: 'required',
        allowCredentials: [{ id: passkey.id, type: 'public-key', transports: ['internal'] }],
      })
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(startProof)).status).toBe(401)
    })
  })

  describe('403', () => {
    it('refuses another site [R60]', async () => {
      const { account } = await registerWithPasskey()
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
      expect((await account.browser.call(startProof, { headers })).status).toBe(403)
    })
  })

  describe('404', () => {
    it('says so where there is none', async () => {
      const { browser } = await registerSomeone()
      const response = await browser.call(startProof)
      expect([response.status, await codeOf(response)]).toEqual([404, 'not_found'])
    })
  })

  describe('429', () => {
    it('counts by person: sixty in a minute', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => browser.call(startProof))
    })
  })
})
