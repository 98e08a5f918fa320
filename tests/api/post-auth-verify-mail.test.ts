import { beforeEach, describe, expect, it } from 'vitest'
import { POST as verifyMail } from '@/app/api/auth/verify/mail/route'
import { POST as verify } from '@/app/api/auth/verify/route'
import { db } from '@/lib/platform/db'
import { registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { keepMailsInFolder, mailsTo, tokenIn, waitForMail } from '../support/mail-folder'
import { stayClearOfWindowEnd } from '../support/window-end'

keepMailsInFolder()

const subject = /confirm your e-mail/i
const countOf = async (email: string) =>
  (await mailsTo(email)).filter((mail) => subject.test(mail.subject)).length

describe('POST /api/auth/verify/mail', () => {
  describe('202', () => {
    it('sends the link again, and the older one is no good any more', async () => {
      const { email, browser } = await registerSomeone()
      const first = tokenIn(await waitForMail(email, subject))
      const response = await browser.call(verifyMail)
      expect([response.status, await response.json()]).toEqual([202, { accepted: true }])
      await expect.poll(() => countOf(email)).toBe(2)
      const follow = (token: string) => new Browser().call(verify, { body: { token } })
      expect((await follow(first)).status).toBe(422)
      expect((await follow(tokenIn(await waitForMail(email, subject)))).status).toBe(200)
    })

    it('sends nothing where there is nothing to confirm', async () => {
      const { email, browser, user } = await registerSomeone()
      await waitForMail(email, subject)
      await db().user.update({ where: { id: user.id }, data: { emailVerifiedAt: new Date() } })
      expect((await browser.call(verifyMail)).status).toBe(202)
      const later = await registerSomeone()
      await waitForMail(later.email, subject)
      expect(await countOf(email)).toBe(1)
    })
  })

  describe('401', () => {
    it('refuses nobody in particular', async () => {
      expect((await new Browser().call(verifyMail)).status).toBe(401)
    })
  })

  describe('403', () => {
    it('refuses a request that another site caused', async () => {
      const { browser } = await registerSomeone()
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      expect((await browser.call(verifyMail, { headers })).status).toBe(403)
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('sends one address three mails an hour, from whatever device it is asked', async () => {
      const account = await registerSomeone()
      const elsewhere = await signInElsewhere(account)
      for (const browser of [account.browser, elsewhere, account.browser])
        expect((await browser.call(verifyMail)).status).toBe(202)
      const response = await elsewhere.call(verifyMail)
      expect([response.status, await codeOf(response)]).toEqual([429, 'rate_limited'])
    })
  })
})
