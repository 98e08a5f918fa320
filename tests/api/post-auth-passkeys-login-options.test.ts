import { describe, expect, it } from 'vitest'
import { POST as startLogin } from '@/app/api/auth/passkeys/login/options/route'
import { redis } from '@/lib/platform/redis'
import { registerSomeone } from '../support/accounts'
import { Browser, parseSetCookie } from '../support/browser'
import { askToLogIn } from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'

describe('POST /api/auth/passkeys/login/options', () => {
  describe('200', () => {
    it('asks for any passkey of this site, behind a fingerprint, face or PIN', async () => {
      const options = await askToLogIn(new Browser())
      expect(options).toEqual({
        rpId: 'localhost',
        challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
        timeout: 300_000,
        userVerification: 'required',
      })
      expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32)
    })

    it('gives the challenge to this browser, by a cookie for five minutes', async () => {
      const browser = new Browser()
      const response = await browser.call(startLogin)
      const [cookie, ...rest] = response.headers.getSetCookie().map(parseSetCookie)
      expect(rest).toEqual([])
      expect(cookie).toEqual({
        name: 'pk',
        value: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
        attributes: { path: '/', httponly: '', samesite: 'Strict', 'max-age': '300' },
      })
      expect(await response.text()).not.toContain(cookie?.value)
    })

    it('keeps the cookie of a moment ago and replaces one that is none', async () => {
      const browser = new Browser()
      await askToLogIn(browser)
      const before = browser.cookies.get('pk')
      await askToLogIn(browser)
      expect(browser.cookies.get('pk')).toBe(before)
      browser.cookies.set('pk', 'planted')
      await askToLogIn(browser)
      expect(browser.cookies.get('pk')).toMatch(/^[A-Za-z0-9_-]{22}$/)
    })

    it('never gives a challenge twice, and keeps each for five minutes under a name that does not tell it', async () => {
      const client = await redis()
      const before = new Set(await client.keys('auth:{pk:*'))
      const browser = new Browser()
      const { challenge } = await askToLogIn(browser)
      expect((await askToLogIn(browser)).challenge).not.toBe(challenge)
      const added = (await client.keys('auth:{pk:*')).filter((key) => !before.has(key))
      expect(added.length).toBeGreaterThanOrEqual(2)
      for (const key of added) {
        const leftMs = await client.pttl(key)
        // Gone meanwhile (-2): another file's test has used it up. Never without an end (-1).
        expect(leftMs).not.toBe(-1)
        expect(leftMs).toBeLessThanOrEqual(300_000)
        expect(key).not.toContain(challenge)
      }
    })

    it('answers the same to somebody who has an account, is signed in, or names somebody [R31]', async () => {
      const { browser, email } = await registerSomeone()
      const answers = [
        await new Browser().call(startLogin),
        await browser.call(startLogin),
        await new Browser().call(startLogin, { body: { email } }),
      ]
      const bodies = await Promise.all(answers.map((answer) => answer.json()))
      for (const { options } of bodies)
        expect({ ...options, challenge: '' }).toEqual({ ...bodies[0].options, challenge: '' })
    })
  })

  describe('403', () => {
    it('refuses another site [R60]', async () => {
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
      expect((await new Browser().call(startLogin, { headers })).status).toBe(403)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const headers = { 'content-type': 'text/plain' }
      expect((await new Browser().call(startLogin, { headers })).status).toBe(415)
    })
  })

  describe('429', () => {
    it('counts by address: thirty in five minutes', async () => {
      const browser = new Browser()
      await expectLimit('passkey.ip', () => browser.fork().call(startLogin))
    })
  })
})
