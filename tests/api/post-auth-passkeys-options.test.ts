import { describe, expect, it } from 'vitest'
import { POST as startAdding } from '@/app/api/auth/passkeys/options/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { ageProof } from '../support/old-proof'
import { addPasskey, askToAdd } from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'

describe('POST /api/auth/passkeys/options', () => {
  describe('200', () => {
    it('asks for one that is found without an e-mail, and nothing about the device', async () => {
      const { browser, user, email } = await registerSomeone()
      const options = await askToAdd(browser)
      expect(options).toMatchObject({
        rp: { id: 'localhost', name: 'Morsel' },
        user: { name: email, displayName: 'Mia' },
        timeout: 300_000,
        attestation: 'none',
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        excludeCredentials: [],
      })
      expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257])
      expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32)
      // The handle lies readable on the device: the 16 bytes of the id and nothing personal.
      const handle = Buffer.from(options.user.id, 'base64url')
      expect(handle.toString('hex')).toBe(user.id.replaceAll('-', ''))
    })

    it('names what the account has, so that no device makes a second one', async () => {
      const account = await registerSomeone()
      const passkey = await addPasskey(account)
      const { excludeCredentials } = await askToAdd(account.browser)
      expect(excludeCredentials).toEqual([{ id: passkey.id, type: 'public-key', transports: ['internal'] }])
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await new Browser().call(startAdding)).status).toBe(401)
    })
  })

  describe('403', () => {
    it('asks who it is when the last proof is old: a desk left alone gets no way in of its own', async () => {
      const { browser } = await registerSomeone()
      await ageProof(browser)
      const response = await browser.call(startAdding)
      expect([response.status, await codeOf(response)]).toEqual([403, 'proof_required'])
    })

    it('refuses another site [R60]', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
      expect(await codeOf(await browser.call(startAdding, { headers }))).toBe('cross_origin')
    })
  })

  describe('422', () => {
    it('says at ten that there is no room, before the device makes one', async () => {
      const account = await registerSomeone()
      const rows = Array.from({ length: 10 }, (_, at) => ({
        id: `${account.user.id}-${at}`,
        userId: account.user.id,
        name: 'Old phone',
        publicKey: Buffer.from('key'),
        signCount: 0,
        backedUp: false,
      }))
      await db().passkey.createMany({ data: rows })
      const response = await account.browser.call(startAdding)
      expect([response.status, await codeOf(response)]).toEqual([422, 'validation_failed'])
      expect((await response.json()).error.message).toMatch(/10 passkeys/)
    })
  })

  describe('429', () => {
    it('counts by person: sixty in a minute', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => browser.call(startAdding))
    })
  })
})
