import { beforeEach, describe, expect, it } from 'vitest'
import { POST as changeEmail } from '@/app/api/auth/email/route'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser, codeOf, uniqueEmail } from '../support/browser'
import { keepMailsInFolder, mailsTo, tokenIn, waitForMail } from '../support/mail-folder'
import { ageProof } from '../support/old-proof'
import { registerPasswordless } from '../support/passwordless'
import { expectLimit } from '../support/spend-limit'
import { stayClearOfWindowEnd } from '../support/window-end'

keepMailsInFolder()

const ask = ({ browser, password: currentPassword }: Account, body: Record<string, unknown>) =>
  browser.call(changeEmail, { body: { currentPassword, ...body } })

const linksOf = ({ user }: Account) =>
  db().mailLink.findMany({ where: { userId: user.id, kind: 'CHANGE_EMAIL' } })

describe('POST /api/auth/email', () => {
  describe('202', () => {
    it('mails a link to the new address and word to the old one, and changes nothing yet [R39]', async () => {
      const account = await registerSomeone()
      const email = uniqueEmail()
      const response = await ask(account, { email: email.toUpperCase() })
      expect([response.status, await response.json()]).toEqual([202, { accepted: true }])
      expect(tokenIn(await waitForMail(email, /confirm your new e-mail/i))).toBeTruthy()
      const notice = await waitForMail(account.email, /about to change/i)
      expect(notice.text).toContain(email)
      expect(notice.text).toContain('/forgot')
      const { email: stored } = await db().user.findUniqueOrThrow({ where: { id: account.user.id } })
      expect(stored).toBe(account.email)
    })

    it('answers alike for an address that has an account, whose owner is told [R31, R39]', async () => {
      const owner = await registerSomeone()
      const account = await registerSomeone()
      const free = await ask(account, { email: uniqueEmail() })
      const taken = await ask(await registerSomeone(), { email: owner.email })
      expect([taken.status, await taken.text()]).toEqual([free.status, await free.text()])
      const names = (response: Response) => [...response.headers.keys()].sort()
      expect(names(taken)).toEqual(names(free))
      const mail = await waitForMail(owner.email, /wanted to use your address/i)
      expect(mail.text).not.toContain('/verify#')
      expect(mail.text).not.toContain(account.email)
    })

    it('takes a fresh proof in place of a password', async () => {
      const account = await registerPasswordless()
      const email = uniqueEmail()
      const response = await account.browser.call(changeEmail, { body: { email } })
      expect(response.status).toBe(202)
      await waitForMail(email, /confirm your new e-mail/i)
    })
  })

  describe('401', () => {
    it('refuses nobody in particular', async () => {
      expect((await new Browser().call(changeEmail, { body: { email: uniqueEmail() } })).status).toBe(401)
    })

    it('refuses a wrong password and mails nobody [R39]', async () => {
      const account = await registerSomeone()
      const response = await ask(account, { email: uniqueEmail(), currentPassword: 'not this one' })
      expect([response.status, await codeOf(response)]).toEqual([401, 'invalid_credentials'])
      expect(await linksOf(account)).toEqual([])
      expect((await mailsTo(account.email)).some(({ subject }) => /change/i.test(subject))).toBe(false)
    })
  })

  describe('403', () => {
    it('wants the password, or a proof that is not an hour old [R39]', async () => {
      const account = await registerSomeone()
      await ageProof(account.browser)
      const response = await account.browser.call(changeEmail, { body: { email: uniqueEmail() } })
      expect([response.status, await codeOf(response)]).toEqual([403, 'proof_required'])
      expect(await linksOf(account)).toEqual([])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      expect((await ask(await registerSomeone(), { email: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await browser.call(changeEmail, { rawBody: 'a=b', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it('names the field, for an address that is none and for the one that it is already', async () => {
      const account = await registerSomeone()
      for (const email of ['nobody', account.email.toUpperCase()]) {
        const response = await ask(account, { email })
        expect(response.status).toBe(422)
        expect(Object.keys((await response.json()).error.fields)).toEqual(['email'])
      }
    })

    it('refuses unknown fields', async () => {
      expect((await ask(await registerSomeone(), { email: uniqueEmail(), emailVerified: true })).status).toBe(
        422,
      )
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('lets one person write to three addresses an hour', async () => {
      const account = await registerSomeone()
      for (let turn = 0; turn < 3; turn += 1)
        expect((await ask(account, { email: uniqueEmail() })).status).toBe(202)
      expect((await ask(account, { email: uniqueEmail() })).status).toBe(429)
    })

    it('takes ten an hour from one sender, wrong passwords too', async () => {
      const account = await registerSomeone()
      await expectLimit('mail.ip', () => ask(account, { email: uniqueEmail(), currentPassword: 'wrong' }))
    })
  })
})
