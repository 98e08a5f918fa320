import { describe, expect, it } from 'vitest'
import { POST as forgot } from '@/app/api/auth/forgot/route'
import { POST as login } from '@/app/api/auth/login/route'
import { GET as me } from '@/app/api/auth/me/route'
import { PUT as changePassword } from '@/app/api/auth/password/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { POST as reset } from '@/app/api/auth/reset/route'
import { POST as verifyMail } from '@/app/api/auth/verify/mail/route'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone, signInElsewhere } from '../support/accounts'
import { Browser, codeOf, goodPassword } from '../support/browser'
import { keepMailsInFolder, mailsTo, tokenIn, waitForMail } from '../support/mail-folder'
import { registerPasswordless } from '../support/passwordless'
import { expectLimit } from '../support/spend-limit'

keepMailsInFolder()

const newPassword = 'seven purple lanterns over the bay'

async function askForLink(
  { email }: Pick<Account, 'email'>,
  subject = /set a new password/i,
): Promise<string> {
  const before = new Set((await mailsTo(email)).map(({ id }) => id))
  expect((await new Browser().call(forgot, { body: { email } })).status).toBe(202)
  await expect
    .poll(async () =>
      (await mailsTo(email)).some((mail) => !before.has(mail.id) && subject.test(mail.subject)),
    )
    .toBe(true)
  return tokenIn(await waitForMail(email, subject))
}

const post = (token: string, password = newPassword, browser = new Browser()) =>
  browser.call(reset, { body: { token, password } })

const tryToSignIn = async (email: string, password: string) =>
  (await new Browser().call(login, { body: { email, password } })).status

describe('POST /api/auth/reset', () => {
  describe('204', () => {
    it('sets the new password, ends every session and signs nobody in [R22]', async () => {
      const account = await registerSomeone()
      const other = await signInElsewhere(account, { remember: true })
      const token = await askForLink(account)
      const response = await post(token, newPassword, account.browser.fork())
      expect(response.status).toBe(204)
      expect(response.headers.getSetCookie()).toEqual([])
      expect(await tryToSignIn(account.email, account.password)).toBe(401)
      expect(await tryToSignIn(account.email, newPassword)).toBe(200)
      for (const browser of [account.browser, other]) {
        expect(await codeOf(await browser.call(me, { method: 'GET' }))).toBe('session_ended')
        expect(await codeOf(await browser.call(refresh))).toBe('session_ended')
      }
      const { tokenEpoch } = await db().user.findUniqueOrThrow({ where: { id: account.user.id } })
      expect(tokenEpoch).toBe(1)
      const revoked = await db().revokedSession.findMany({ where: { userId: account.user.id } })
      expect(revoked.filter(({ reason }) => reason === 'password')).toHaveLength(2)
    })

    it('tells the owner by mail and in the history, and takes the e-mail for confirmed', async () => {
      const account = await registerSomeone()
      await post(await askForLink(account))
      const mail = await waitForMail(account.email, /was changed/i)
      expect(mail.text).toContain('Safari on iPhone')
      expect(mail.text).toContain('UTC')
      expect(mail.text).not.toContain(newPassword)
      const { emailVerifiedAt } = await db().user.findUniqueOrThrow({ where: { id: account.user.id } })
      expect(emailVerifiedAt).not.toBeNull()
      const events = await db().authEvent.findMany({ where: { userId: account.user.id } })
      expect(events.map(({ kind }) => kind)).toContain('password_reset')
    })

    it('gives an account that had no password its first one', async () => {
      const account = await registerPasswordless()
      expect((await post(await askForLink(account, /no password/i))).status).toBe(204)
      expect(await tryToSignIn(account.email, newPassword)).toBe(200)
    })

    it('keeps every byte of the password [R33]', async () => {
      const account = await registerSomeone()
      const odd = '  pässwörd\u0000 of the house 🍜 '
      expect((await post(await askForLink(account), odd)).status).toBe(204)
      expect(await tryToSignIn(account.email, odd.trim())).toBe(401)
      expect(await tryToSignIn(account.email, odd)).toBe(200)
    })
  })

  describe('403', () => {
    it('refuses a post that another site caused and leaves the link as it was', async () => {
      const account = await registerSomeone()
      const token = await askForLink(account)
      const response = await new Browser().call(reset, {
        body: { token, password: newPassword },
        headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      })
      expect(response.status).toBe(403)
      expect((await post(token)).status).toBe(204)
    })
  })

  describe('422 link_expired', () => {
    const refused = async (token: string) => {
      const response = await post(token)
      return [response.status, await codeOf(response)]
    }

    it('refuses what was never a link, and a link that was used', async () => {
      const account = await registerSomeone()
      const token = await askForLink(account)
      expect(await refused('A'.repeat(43))).toEqual([422, 'link_expired'])
      expect(await refused(`${token}=`)).toEqual([422, 'link_expired'])
      expect((await post(token)).status).toBe(204)
      expect(await refused(token)).toEqual([422, 'link_expired'])
    })

    it('refuses all but the newest [R37]', async () => {
      const account = await registerSomeone()
      const older = await askForLink(account)
      const newer = await askForLink(account)
      expect(newer).not.toBe(older)
      expect(await refused(older)).toEqual([422, 'link_expired'])
      expect((await post(newer)).status).toBe(204)
    })

    it('refuses one that is half an hour old [R37]', async () => {
      const account = await registerSomeone()
      const token = await askForLink(account)
      await db().mailLink.updateMany({
        where: { userId: account.user.id, kind: 'RESET_PASSWORD' },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      })
      expect(await refused(token)).toEqual([422, 'link_expired'])
      expect(await tryToSignIn(account.email, account.password)).toBe(200)
    })

    it('refuses one from before the password was changed, by the owner or by a stronger hash [R37]', async () => {
      const account = await registerSomeone()
      const token = await askForLink(account)
      const body = { currentPassword: account.password, newPassword: `${newPassword}, all of them` }
      expect((await account.browser.call(changePassword, { method: 'PUT', body })).status).toBe(204)
      expect(await refused(token)).toEqual([422, 'link_expired'])

      const second = await registerSomeone()
      const hers = await askForLink(second)
      await db().password.update({
        where: { userId: second.user.id },
        data: { hash: (await db().password.findUniqueOrThrow({ where: { userId: account.user.id } })).hash },
      })
      expect(await refused(hers)).toEqual([422, 'link_expired'])
    })

    it('refuses one from before every session was ended [R37]', async () => {
      const account = await registerSomeone()
      const token = await askForLink(account)
      await db().user.update({ where: { id: account.user.id }, data: { tokenEpoch: { increment: 1 } } })
      expect(await refused(token)).toEqual([422, 'link_expired'])
    })

    it('refuses one of a disabled account, which stays shut [R74]', async () => {
      const account = await registerSomeone()
      const token = await askForLink(account)
      await db().user.update({ where: { id: account.user.id }, data: { disabledAt: new Date() } })
      expect(await refused(token)).toEqual([422, 'link_expired'])
      expect(await tryToSignIn(account.email, newPassword)).toBe(401)
    })

    it('refuses a link that was mailed for something else, and leaves it good [R3]', async () => {
      const account = await registerSomeone()
      await account.browser.call(verifyMail)
      const token = tokenIn(await waitForMail(account.email, /confirm your e-mail/i))
      expect(await refused(token)).toEqual([422, 'link_expired'])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      expect((await post('x'.repeat(70_000))).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await new Browser().call(reset, { rawBody: 'token=a', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      ['password', { password: 'short' }],
      ['password', { password: 'x'.repeat(129) }],
      ['password', { password: 'password123456' }],
      ['token', { token: '' }],
      ['form', { userId: '1' }],
    ])('names %s and uses nothing up [R34]', async (field, change) => {
      const account = await registerSomeone()
      const token = await askForLink(account)
      const response = await new Browser().call(reset, { body: { token, password: newPassword, ...change } })
      expect(response.status).toBe(422)
      expect(Object.keys((await response.json()).error.fields)).toEqual([field])
      expect((await post(token)).status).toBe(204)
    })
  })

  describe('429', () => {
    it('takes thirty in five minutes from one address', async () => {
      const browser = new Browser()
      await expectLimit('link.ip', () => post('A'.repeat(43), goodPassword, browser))
    })
  })
})
