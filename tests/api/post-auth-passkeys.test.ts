import { describe, expect, it, vi } from 'vitest'
import { GET as history } from '@/app/api/auth/history/route'
import { POST as login } from '@/app/api/auth/passkeys/login/route'
import { POST as add } from '@/app/api/auth/passkeys/route'
import type { AuthEventPage } from '@/lib/audit/schema'
import type { Mail } from '@/lib/mail/send-mail'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { vouch } from '../support/attestation-certificate'
import { Authenticator } from '../support/authenticator'
import { Browser, codeOf } from '../support/browser'
import {
  addPasskey,
  askToAdd,
  askToLogIn,
  askToProve,
  logInBy,
  registerWithPasskey,
  shapeOfAttestation,
} from '../support/passkeys'
import { expectLimit } from '../support/spend-limit'

const sent = vi.hoisted(() => ({ mails: [] as Mail[] }))
vi.mock('@/lib/mail/send-mail', () => ({ sendMail: (mail: Mail) => sent.mails.push(mail) }))

const post = (browser: Browser, response: unknown, more: object = {}) =>
  browser.call(add, { body: { response, ...more } })

const countOf = (userId: string) => db().passkey.count({ where: { userId } })

describe('POST /api/auth/passkeys', () => {
  describe('201', () => {
    it('adds a passkey, named after the device when nobody names it', async () => {
      const { browser, user } = await registerSomeone()
      const device = new Authenticator()
      const answer = await post(browser, device.create(await askToAdd(browser)))
      expect(answer.status).toBe(201)
      expect(await answer.json()).toEqual({
        passkey: {
          id: device.passkeys[0]?.id.toString('base64url'),
          name: 'Safari on iPhone',
          createdAt: expect.any(String),
          lastUsedAt: null,
          synced: false,
        },
      })
      const [stored] = await db().passkey.findMany({ where: { userId: user.id } })
      expect(stored?.transports).toEqual(['internal'])
      expect(Buffer.from(stored?.publicKey ?? '')).toEqual(Buffer.from(device.passkeys[0]?.publicKey ?? ''))
    })

    it('takes the name that it is given, trimmed, and whether it is synced', async () => {
      const { browser } = await registerSomeone()
      const response = new Authenticator().create(await askToAdd(browser), { backedUp: true })
      const { passkey } = await (await post(browser, response, { name: ' Blue phone ' })).json()
      expect(passkey).toMatchObject({ name: 'Blue phone', synced: true })
    })

    it('is told to the owner, in the history and by mail', async () => {
      const { account } = await registerWithPasskey()
      const page = await account.browser.call(history, { method: 'GET' })
      const { items } = (await page.json()) as AuthEventPage
      expect(items[0]).toMatchObject({ kind: 'passkey_add', outcome: 'ok', detail: 'Kitchen phone' })
      const mail = sent.mails.find(
        ({ to, subject }) => to === account.email && subject === 'A passkey was added to your account',
      )
      expect(mail?.text).toContain('Kitchen phone')
    })

    it('takes a key that vouches for itself', async () => {
      const { browser } = await registerSomeone()
      const response = new Authenticator().create(await askToAdd(browser), {
        attestation: (signed, sign) => ({
          fmt: 'packed',
          attStmt: new Map<string, number | Uint8Array<ArrayBuffer>>([
            ['alg', -7],
            ['sig', Uint8Array.from(sign(signed))],
          ]),
        }),
      })
      expect((await post(browser, response)).status).toBe(201)
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await post(new Browser(), shapeOfAttestation())).status).toBe(401)
    })

    it.each([
      ['for another site', { origin: 'https://evil.example' }],
      ['inside a frame of another site', { crossOrigin: true }],
      ['with the id of another site', { rpId: 'evil.example' }],
      ['without a fingerprint, face or PIN', { userVerified: false }],
      ['without anybody there', { userPresent: false }],
      ['for signing in', { type: 'webauthn.get' }],
      ['to a challenge that nobody gave', { challenge: 'A'.repeat(43) }],
    ])('refuses one made %s', async (_, lies) => {
      const { browser, user } = await registerSomeone()
      const response = await post(browser, new Authenticator().create(await askToAdd(browser), lies))
      expect([response.status, await codeOf(response)]).toEqual([401, 'passkey_refused'])
      expect(await countOf(user.id)).toBe(0)
    })

    it('refuses an algorithm that was not offered', async () => {
      const { browser } = await registerSomeone()
      const response = new Authenticator().create(await askToAdd(browser), {}, 'ES384')
      expect((await post(browser, response)).status).toBe(401)
    })

    it.each(['packed', 'fido-u2f', 'tpm', 'apple', 'android-key'])(
      'refuses a maker that vouches unasked, though it be in order (%s): to check one is to fetch what it names',
      async (fmt) => {
        const { browser } = await registerSomeone()
        const made = new Authenticator().create(await askToAdd(browser), {
          attestation: (signed) => {
            const { alg, sig, x5c } = vouch(signed)
            const attStmt = new Map<string, number | typeof sig | typeof x5c>([
              ['alg', alg],
              ['sig', sig],
              ['x5c', x5c],
            ])
            return { fmt, attStmt }
          },
        })
        expect((await post(browser, made)).status).toBe(401)
      },
    )

    it('adds one of ten copies of an answer, and none later', async () => {
      const { browser, user } = await registerSomeone()
      const response = new Authenticator().create(await askToAdd(browser))
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(browser, response)))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(401)])
      expect((await post(browser, response)).status).toBe(401)
      expect(await countOf(user.id)).toBe(1)
    })

    it("refuses an answer to another session's challenge, of the same person or of somebody else [R57]", async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      const somebody = await registerSomeone()
      for (const browser of [elsewhere, somebody.browser]) {
        const response = new Authenticator().create(await askToAdd(account.browser))
        expect((await post(browser, response)).status).toBe(401)
      }
      expect(await countOf(account.user.id)).toBe(0)
    })

    it('refuses a challenge that was given for something else, and an answer of the other kind', async () => {
      const { account, device } = await registerWithPasskey()
      const { browser } = account
      for (const ask of [askToLogIn, askToProve]) {
        const { challenge } = await ask(browser)
        const options = { ...(await askToAdd(browser)), challenge }
        expect((await post(browser, new Authenticator().create(options))).status).toBe(401)
      }
      // And the other way round: what was made to be added signs nobody in.
      const made = new Authenticator().create(await askToAdd(browser))
      const { clientDataJSON, authenticatorData } = made.response
      const response = { clientDataJSON, authenticatorData, signature: 'AAAA' }
      expect((await browser.call(login, { body: { response: { ...made, response } } })).status).toBe(401)
      expect((await logInBy(device, new Browser())).status).toBe(200)
    })

    it('refuses noise where an attestation should be', async () => {
      const { browser } = await registerSomeone()
      for (const noise of ['AAAA', Buffer.from('[[[[[[').toString('base64url'), 'g'.repeat(8_192)]) {
        const made = new Authenticator().create(await askToAdd(browser))
        const response = { ...made, response: { ...made.response, attestationObject: noise } }
        expect((await post(browser, response)).status).toBe(401)
      }
    })
  })

  describe('403', () => {
    it('refuses another site [R60]', async () => {
      const { browser, user } = await registerSomeone()
      const answer = await browser.call(add, {
        body: { response: new Authenticator().create(await askToAdd(browser)) },
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      })
      expect(answer.status).toBe(403)
      expect(await countOf(user.id)).toBe(0)
    })
  })

  describe('409', () => {
    it('refuses a passkey that somebody has already', async () => {
      const theirs = await registerWithPasskey()
      const { browser, user } = await registerSomeone()
      const device = new Authenticator()
      const made = device.create(await askToAdd(browser))
      const stolenId = theirs.device.passkeys[0]?.id ?? Buffer.alloc(0)
      const own = device.passkeys[0]?.id ?? Buffer.alloc(0)
      const attestation = Buffer.from(made.response.attestationObject, 'base64url')
      attestation.set(stolenId, attestation.indexOf(own))
      made.response.attestationObject = attestation.toString('base64url')
      const response = await post(browser, made)
      expect([response.status, await codeOf(response)]).toEqual([409, 'identity_taken'])
      expect(await countOf(user.id)).toBe(0)
    })
  })

  describe('413', () => {
    it('refuses a body over 32 kB', async () => {
      const { browser } = await registerSomeone()
      expect((await post(browser, { ...shapeOfAttestation(), x: 'x'.repeat(33_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await browser.call(add, { rawBody: 'name=x', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it('refuses fields of ours that nobody asked for [R58]', async () => {
      const { browser } = await registerSomeone()
      for (const more of [{ userId: 'x' }, { signCount: 0 }, { role: 'admin' }])
        expect((await post(browser, shapeOfAttestation(), more)).status).toBe(422)
    })

    it('is untouched by a prototype in the answer [R58]', async () => {
      const { browser } = await registerSomeone()
      const made = new Authenticator().create(await askToAdd(browser))
      const rawBody = JSON.stringify({ response: made }).replace('{', '{"__proto__":{"name":"x"},')
      expect((await browser.call(add, { rawBody })).status).toBe(422)
      expect(({} as { name?: string }).name).toBeUndefined()
    })

    it('refuses a name that is empty or too long', async () => {
      const { browser } = await registerSomeone()
      for (const name of ['', '   ', 'x'.repeat(61)])
        expect((await post(browser, shapeOfAttestation(), { name })).status).toBe(422)
    })

    it('keeps it at ten, however many come at once', async () => {
      const account = await registerSomeone()
      for (let count = 0; count < 8; count += 1) await addPasskey(account)
      const answers = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const made = new Authenticator().create(await askToAdd(account.browser))
          return () => post(account.browser, made)
        }),
      ).then((calls) => Promise.all(calls.map((call) => call())))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422, 422])
      expect(await countOf(account.user.id)).toBe(10)
    })
  })

  describe('429', () => {
    it('counts by person: sixty in a minute', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => post(browser, shapeOfAttestation()))
    })
  })
})
