import { beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as forgot } from '@/app/api/auth/forgot/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf, uniqueEmail } from '../support/browser'
import { keepMailsInFolder, mailsTo, tokenIn, waitForMail } from '../support/mail-folder'
import { registerPasswordless } from '../support/passwordless'
import { expectLimit } from '../support/spend-limit'
import { stayClearOfWindowEnd } from '../support/window-end'

keepMailsInFolder()

const counter = vi.hoisted(() => ({ hashes: 0 }))

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const counted =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args) => {
      counter.hashes += 1
      return work(...args)
    }
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) }
})

const ask = (email: string, browser = new Browser()) => browser.call(forgot, { body: { email } })
const subject = /new password/i

const linksOf = (userId: string) => db().mailLink.findMany({ where: { userId, kind: 'RESET_PASSWORD' } })

describe('POST /api/auth/forgot', () => {
  describe('202', () => {
    it('mails a link that is good for half an hour, of whose token only a hash is stored [R37]', async () => {
      const { email, user } = await registerSomeone()
      const response = await ask(` ${email.toUpperCase()} `)
      expect(response.status).toBe(202)
      expect(await response.json()).toEqual({ accepted: true })
      const mail = await waitForMail(email, subject)
      const token = tokenIn(mail)
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
      const [link, ...others] = await linksOf(user.id)
      expect(others).toEqual([])
      expect(link?.tokenHash).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(JSON.stringify(link)).not.toContain(token)
      const lifeMs = (link?.expiresAt.getTime() ?? 0) - (link?.createdAt.getTime() ?? 0)
      expect(lifeMs).toBeCloseTo(30 * 60_000, -3)
    })

    it('sends nothing to an address without an account', async () => {
      const email = uniqueEmail()
      expect((await ask(email)).status).toBe(202)
      // Whoever asked afterwards has got theirs by now.
      const { email: later } = await registerSomeone()
      await ask(later)
      await waitForMail(later, subject)
      expect(await mailsTo(email)).toEqual([])
    })

    it('sends a disabled account nothing, and makes no link [R74]', async () => {
      const { email, user } = await registerSomeone()
      await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
      expect((await ask(email)).status).toBe(202)
      const { email: later } = await registerSomeone()
      await ask(later)
      await waitForMail(later, subject)
      expect((await mailsTo(email)).filter((mail) => subject.test(mail.subject))).toEqual([])
      expect(await linksOf(user.id)).toEqual([])
    })

    it('tells an account without a password how it signs in, and offers to set one', async () => {
      const { email } = await registerPasswordless('github')
      expect((await ask(email)).status).toBe(202)
      const mail = await waitForMail(email, /no password/i)
      expect(mail.text).toContain('You sign in with GitHub.')
      expect(tokenIn(mail)).toBeTruthy()
    })

    it('hashes nothing, whoever is asked about [R31]', async () => {
      const { email } = await registerSomeone()
      const before = counter.hashes
      await ask(email)
      await ask(uniqueEmail())
      await waitForMail(email, subject)
      expect(counter.hashes).toBe(before)
    })
  })

  describe('403', () => {
    it('refuses a request that another site caused, and sends nothing', async () => {
      const { email, user } = await registerSomeone()
      const response = await new Browser().call(forgot, {
        body: { email },
        headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      })
      expect(response.status).toBe(403)
      expect(await linksOf(user.id)).toEqual([])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      expect((await ask('x'.repeat(70_000))).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const response = await new Browser().call(forgot, { rawBody: 'email=a%40example.com', headers })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      ['email', { email: 'nobody' }],
      ['form', { email: 'mia@example.com', userId: '1' }],
    ])('names %s', async (field, body) => {
      const response = await new Browser().call(forgot, { body })
      expect(response.status).toBe(422)
      expect(Object.keys((await response.json()).error.fields)).toEqual([field])
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('sends one address three mails an hour, and says the same of one without an account [R31]', async () => {
      const { email } = await registerSomeone()
      const refusals = []
      for (const address of [email, uniqueEmail()]) {
        for (let turn = 0; turn < 3; turn += 1) expect((await ask(address)).status).toBe(202)
        refusals.push(await ask(address))
      }
      for (const refusal of refusals) {
        expect(refusal.status).toBe(429)
        expect(await codeOf(refusal)).toBe('rate_limited')
        expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0)
      }
    })

    it('takes ten an hour from one sender, whatever addresses they try', async () => {
      const browser = new Browser()
      await expectLimit('mail.ip', () => ask(uniqueEmail(), browser))
    })
  })
})
