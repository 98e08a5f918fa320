import { describe, expect, it } from 'vitest'
import { PATCH as rename } from '@/app/api/auth/passkeys/[passkeyId]/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { registerWithPasskey } from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'

const patch = (browser: Browser, passkeyId: string, body: unknown = { name: 'Blue phone' }) =>
  browser.call(rename, { method: 'PATCH', params: { passkeyId }, body })

const nameOf = async (id: string) => (await db().passkey.findUniqueOrThrow({ where: { id } })).name

describe('PATCH /api/auth/passkeys/:id', () => {
  describe('200', () => {
    it('gives it another name and changes nothing else', async () => {
      const { account, passkey } = await registerWithPasskey()
      const response = await patch(account.browser, passkey.id)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ passkey: { ...passkey, name: 'Blue phone' } })
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      const { passkey } = await registerWithPasskey()
      expect((await patch(new Browser(), passkey.id)).status).toBe(401)
    })
  })

  describe('403', () => {
    it('refuses another site [R60]', async () => {
      const { account, passkey } = await registerWithPasskey()
      const response = await account.browser.call(rename, {
        method: 'PATCH',
        params: { passkeyId: passkey.id },
        body: { name: 'Mine now' },
        headers: { 'sec-fetch-site': 'same-site', origin: 'https://other.example' },
      })
      expect(response.status).toBe(403)
      expect(await nameOf(passkey.id)).toBe('Kitchen phone')
    })
  })

  describe('404', () => {
    it("does not know somebody else's [R57]", async () => {
      const { passkey } = await registerWithPasskey()
      const response = await patch((await registerSomeone()).browser, passkey.id)
      expect([response.status, await codeOf(response)]).toEqual([404, 'not_found'])
      expect(await nameOf(passkey.id)).toBe('Kitchen phone')
    })

    it.each(['no such', 'a/b', '', 'x'.repeat(1_365)])('does not know %s', async (id) => {
      expect((await patch((await registerSomeone()).browser, id)).status).toBe(404)
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      const { account, passkey } = await registerWithPasskey()
      expect((await patch(account.browser, passkey.id, { name: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { account, passkey } = await registerWithPasskey()
      const response = await account.browser.call(rename, {
        method: 'PATCH',
        params: { passkeyId: passkey.id },
        rawBody: 'name=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it('refuses no name, a long one, and fields that nobody asked for [R58]', async () => {
      const { account, passkey } = await registerWithPasskey()
      for (const body of [{}, { name: ' ' }, { name: 'x'.repeat(61) }, { name: 'x', userId: 'y' }])
        expect((await patch(account.browser, passkey.id, body)).status).toBe(422)
      expect(await nameOf(passkey.id)).toBe('Kitchen phone')
    })
  })

  describe('429', () => {
    it('counts by person: sixty in a minute', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => patch(browser, 'none'))
    })
  })
})
