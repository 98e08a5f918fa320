import { describe, expect, it } from 'vitest'
import { POST as proof } from '@/app/api/auth/proof/route'
import { DELETE as revokeOthers } from '@/app/api/auth/sessions/route'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf, goodPassword } from '../support/browser'
import { historyPage, linesOf } from '../support/history'
import { ageProof } from '../support/old-proof'
import { expectLimit } from '../support/spend-limit'

const prove = (browser: Browser, password: unknown = goodPassword) =>
  browser.call(proof, { body: { password } })
const askForMore = (browser: Browser) => browser.call(revokeOthers, { method: 'DELETE' })

describe('POST /api/auth/proof', () => {
  describe('204', () => {
    it('counts for this session, and for no other of the same person [R25]', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      for (const browser of [account.browser, elsewhere]) await ageProof(browser)
      const response = await prove(account.browser)
      expect(response.status).toBe(204)
      expect(response.headers.getSetCookie()).toEqual([])
      expect(await codeOf(await askForMore(elsewhere))).toBe('proof_required')
      expect((await askForMore(account.browser)).status).toBe(204)
      expect(linesOf((await historyPage(account.browser)).items).slice(0, 2)).toEqual([
        'revoke ok 1 others',
        'proof ok password',
      ])
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect(await codeOf(await prove(new Browser()))).toBe('unauthenticated')
    })

    it('refuses a wrong password, remembers it, and leaves the sign-in alone', async () => {
      const { browser } = await registerSomeone()
      await ageProof(browser)
      const response = await prove(browser, 'a wrong guess, this')
      expect(response.status).toBe(401)
      expect(await codeOf(response)).toBe('invalid_credentials')
      expect(response.headers.getSetCookie()).toEqual([])
      expect(await codeOf(await askForMore(browser))).toBe('proof_required')
      expect(linesOf((await historyPage(browser)).items)[0]).toBe('proof refused password')
    })

    it("refuses somebody else's password", async () => {
      const mia = await registerSomeone()
      const zoe = await registerSomeone({ password: 'another long password' })
      expect((await prove(mia.browser, zoe.password)).status).toBe(401)
    })

    it('refuses any password for an account that has none', async () => {
      const { browser, user } = await registerSomeone()
      await db().password.delete({ where: { userId: user.id } })
      expect(await codeOf(await prove(browser))).toBe('invalid_credentials')
    })
  })

  describe('403', () => {
    it('refuses a proof that another site caused', async () => {
      const { browser } = await registerSomeone()
      await ageProof(browser)
      const headers = { 'sec-fetch-site': 'cross-site' }
      const response = await browser.call(proof, { body: { password: goodPassword }, headers })
      expect(await codeOf(response)).toBe('cross_origin')
      expect(await codeOf(await askForMore(browser))).toBe('proof_required')
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      const { browser } = await registerSomeone()
      expect((await prove(browser, 'x'.repeat(70_000))).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'text/plain' }
      expect((await browser.call(proof, { body: { password: goodPassword }, headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it('refuses anything but one password', async () => {
      const { browser } = await registerSomeone()
      for (const body of [{}, { password: '' }, { password: goodPassword, provedAtMs: 1e15 }])
        expect((await browser.call(proof, { body })).status).toBe(422)
    })
  })

  describe('429', () => {
    it('stops guesses at a desk that was left alone', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('proof.user', () => prove(browser, 'a wrong guess, this'))
      expect((await prove(browser)).status).toBe(429)
    })
  })
})
