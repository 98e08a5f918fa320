import { describe, expect, it, vi } from 'vitest'
import { GET as history } from '@/app/api/auth/history/route'
import { POST as startAdding } from '@/app/api/auth/passkeys/options/route'
import { POST as prove } from '@/app/api/auth/passkeys/proof/route'
import type { AuthEventPage } from '@/lib/audit/schema'
import type { Mail } from '@/lib/mail/send-mail'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Authenticator } from '../support/authenticator'
import { Browser, codeOf } from '../support/browser'
import { ageProof } from '../support/old-proof'
import {
  addPasskey,
  askToAdd,
  askToLogIn,
  askToProve,
  registerWithPasskey,
  shapeOfAssertion,
} from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'

const sent = vi.hoisted(() => ({ mails: [] as Mail[] }))
vi.mock('@/lib/mail/send-mail', () => ({ sendMail: (mail: Mail) => sent.mails.push(mail) }))

const post = (browser: Browser, response: unknown, more: object = {}) =>
  browser.call(prove, { body: { response, ...more } })

/** Whether a thing that asks for a fresh proof goes through. */
const isProved = async (browser: Browser) => (await browser.call(startAdding)).status === 200

/** Somebody with a passkey whose last proof is old. */
async function someone() {
  const made = await registerWithPasskey()
  await ageProof(made.account.browser)
  return { ...made, browser: made.account.browser }
}

describe('POST /api/auth/passkeys/proof', () => {
  describe('204', () => {
    it('counts as a proof of who it is, in this session alone', async () => {
      const { account, browser, device } = await someone()
      const elsewhere = await signInElsewhere(account)
      await ageProof(elsewhere)
      expect(await isProved(browser)).toBe(false)
      const response = await post(browser, device.get(await askToProve(browser)))
      expect(response.status).toBe(204)
      expect(response.headers.getSetCookie()).toEqual([])
      expect(await isProved(browser)).toBe(true)
      expect(await isProved(elsewhere)).toBe(false)
      const { items } = (await (await browser.call(history, { method: 'GET' })).json()) as AuthEventPage
      expect(items.find(({ kind }) => kind === 'proof')).toMatchObject({ outcome: 'ok', detail: 'passkey' })
    })

    it('takes a passkey that does not say whose it is: it was asked for by name', async () => {
      const { browser, device } = await someone()
      const response = await post(browser, device.get(await askToProve(browser), { userHandle: null }))
      expect(response.status).toBe(204)
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect(await codeOf(await post(new Browser(), shapeOfAssertion()))).toBe('unauthenticated')
    })

    it.each([
      ['signed for another site', { origin: 'https://evil.example' }],
      ['made with the id of another site', { rpId: 'evil.example' }],
      ['made without a fingerprint, face or PIN', { userVerified: false }],
      ['to a challenge that nobody gave', { challenge: 'A'.repeat(43) }],
      ['with a signature that was changed', { signature: (honest: Buffer) => honest.subarray(1) }],
      ["with somebody else's user handle", { userHandle: 'A'.repeat(22) }],
      ['whose counter goes back', { signCount: 0 }],
    ])('refuses an answer %s', async (_, lies) => {
      const { browser, device } = await someone()
      await post(browser, device.get(await askToProve(browser)))
      await ageProof(browser)
      const response = await post(browser, device.get(await askToProve(browser), lies))
      expect([response.status, await codeOf(response)]).toEqual([401, 'passkey_refused'])
      expect(await isProved(browser)).toBe(false)
    })

    it("refuses somebody else's passkey, rightly signed [R57]", async () => {
      const { browser } = await someone()
      const theirs = await registerWithPasskey()
      const response = await post(browser, theirs.device.get(await askToProve(browser)))
      expect(await codeOf(response)).toBe('passkey_refused')
      expect(await isProved(browser)).toBe(false)
    })

    it("refuses another session's challenge, a second use, and a challenge given for something else", async () => {
      const { account, device } = await registerWithPasskey()
      const { browser } = account
      const elsewhere = await signInElsewhere(account)
      const { challenge } = await askToAdd(browser)
      await ageProof(browser)
      expect((await post(browser, device.get(await askToProve(elsewhere)))).status).toBe(401)
      for (const other of [await askToLogIn(browser), { challenge, rpId: 'localhost' }])
        expect((await post(browser, device.get(other))).status).toBe(401)
      expect(await isProved(browser)).toBe(false)
      // Without a counter, which would refuse a second use too.
      const response = device.get(await askToProve(browser), { signCount: 0 })
      expect((await post(browser, response)).status).toBe(204)
      expect((await post(browser, response)).status).toBe(401)
    })

    it('refuses another passkey than those of the account', async () => {
      const { browser } = await someone()
      const stranger = new Authenticator()
      const owner = await registerSomeone()
      stranger.create(await askToAdd(owner.browser))
      expect((await post(browser, stranger.get(await askToProve(browser)))).status).toBe(401)
    })

    it('tells the owner by mail of a copy', async () => {
      const { account, browser, device } = await someone()
      await post(browser, device.get(await askToProve(browser), { signCount: 4 }))
      await post(browser, device.get(await askToProve(browser), { signCount: 4 }))
      const subjects = sent.mails.filter(({ to }) => to === account.email).map(({ subject }) => subject)
      expect(subjects).toContain('We refused one of your passkeys')
    })
  })

  describe('403', () => {
    it('refuses another site [R60]', async () => {
      const { browser, device } = await someone()
      const response = await browser.call(prove, {
        body: { response: device.get(await askToProve(browser)) },
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      })
      expect(response.status).toBe(403)
      expect(await isProved(browser)).toBe(false)
    })
  })

  describe('413', () => {
    it('refuses a body over 32 kB', async () => {
      const { browser } = await registerSomeone()
      expect((await post(browser, { ...shapeOfAssertion(), x: 'x'.repeat(33_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'text/plain' }
      expect((await browser.call(prove, { rawBody: '{}', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it('refuses fields that nobody asked for [R58]', async () => {
      const { browser } = await registerSomeone()
      for (const more of [{ remember: true }, { userId: 'x' }])
        expect((await post(browser, shapeOfAssertion(), more)).status).toBe(422)
    })
  })

  describe('429', () => {
    it('counts by person, as guesses at a password do', async () => {
      const account = await registerSomeone()
      await addPasskey(account)
      await expectLimit('proof.user', () => post(account.browser, shapeOfAssertion()))
    })
  })
})
