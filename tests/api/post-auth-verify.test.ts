import { describe, expect, it } from 'vitest'
import { POST as changeEmail } from '@/app/api/auth/email/route'
import { POST as forgot } from '@/app/api/auth/forgot/route'
import { GET as me } from '@/app/api/auth/me/route'
import { PUT as changePassword } from '@/app/api/auth/password/route'
import { POST as verify } from '@/app/api/auth/verify/route'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser, codeOf, uniqueEmail } from '../support/browser'
import { isSignedIn } from '../support/device-list'
import { keepMailsInFolder, tokenIn, waitForMail } from '../support/mail-folder'
import { expectLimit } from '../support/spend-limit'

keepMailsInFolder()

const follow = (token: string, browser = new Browser()) => browser.call(verify, { body: { token } })
const refused = async (token: string) => {
  const response = await follow(token)
  return [response.status, await codeOf(response)]
}
const stored = ({ user }: Account) => db().user.findUniqueOrThrow({ where: { id: user.id } })

async function askToMove(account: Account, email = uniqueEmail()): Promise<{ email: string; token: string }> {
  const body = { email, currentPassword: account.password }
  expect((await account.browser.call(changeEmail, { body })).status).toBe(202)
  return { email, token: tokenIn(await waitForMail(email, /confirm your new e-mail/i)) }
}

describe('POST /api/auth/verify', () => {
  describe('200', () => {
    it('confirms an address, once, and signs nobody in', async () => {
      const account = await registerSomeone()
      const token = tokenIn(await waitForMail(account.email, /confirm your e-mail/i))
      expect((await stored(account)).emailVerifiedAt).toBeNull()
      const response = await follow(token)
      expect([response.status, await response.json()]).toEqual([200, { what: 'verified' }])
      expect(response.headers.getSetCookie()).toEqual([])
      expect((await stored(account)).emailVerifiedAt).not.toBeNull()
      const { user } = await (await account.browser.call(me, { method: 'GET' })).json()
      expect(user.emailVerified).toBe(true)
      expect(await refused(token)).toEqual([422, 'link_expired'])
    })

    it('moves an account to its new address: confirmed, sessions kept, old address told [R39]', async () => {
      const account = await registerSomeone()
      const { email, token } = await askToMove(account)
      expect((await stored(account)).email).toBe(account.email)
      const response = await follow(token)
      expect([response.status, await response.json()]).toEqual([200, { what: 'changed' }])
      expect(response.headers.getSetCookie()).toEqual([])
      expect(await stored(account)).toMatchObject({ email, emailVerifiedAt: expect.any(Date) })
      expect(await isSignedIn(account.browser)).toBe(true)
      const mail = await waitForMail(account.email, /e-mail was changed/i)
      expect(mail.text).toContain(email)
      const events = await db().authEvent.findMany({ where: { userId: account.user.id } })
      expect(events.map(({ kind }) => kind)).toContain('email_change')
    })
  })

  describe('403', () => {
    it('refuses a post that another site caused and leaves the link as it was', async () => {
      const { email } = await registerSomeone()
      const token = tokenIn(await waitForMail(email, /confirm your e-mail/i))
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      expect((await new Browser().call(verify, { body: { token }, headers })).status).toBe(403)
      expect((await follow(token)).status).toBe(200)
    })
  })

  describe('422 link_expired', () => {
    it('refuses what was never a link', async () => {
      expect(await refused('A'.repeat(43))).toEqual([422, 'link_expired'])
    })

    it('refuses one that is a day old', async () => {
      const account = await registerSomeone()
      const token = tokenIn(await waitForMail(account.email, /confirm your e-mail/i))
      const [link] = await db().mailLink.findMany({ where: { userId: account.user.id } })
      expect((link?.expiresAt.getTime() ?? 0) - (link?.createdAt.getTime() ?? 0)).toBe(24 * 3_600_000)
      await db().mailLink.updateMany({
        where: { userId: account.user.id },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      })
      expect(await refused(token)).toEqual([422, 'link_expired'])
    })

    it('confirms no other address than the one it was sent to', async () => {
      const account = await registerSomeone()
      const token = tokenIn(await waitForMail(account.email, /confirm your e-mail/i))
      await db().user.update({ where: { id: account.user.id }, data: { email: uniqueEmail() } })
      expect(await refused(token)).toEqual([422, 'link_expired'])
      expect((await stored(account)).emailVerifiedAt).toBeNull()
    })

    it('does not move an account whose owner has changed the password meanwhile', async () => {
      const account = await registerSomeone()
      const { token } = await askToMove(account)
      const body = { currentPassword: account.password, newPassword: 'seven purple lanterns over the bay' }
      await account.browser.call(changePassword, { method: 'PUT', body })
      expect(await refused(token)).toEqual([422, 'link_expired'])
      expect((await stored(account)).email).toBe(account.email)
    })

    it('does not move an account whose every device was signed out meanwhile', async () => {
      const account = await registerSomeone()
      const { token } = await askToMove(account)
      await db().user.update({ where: { id: account.user.id }, data: { tokenEpoch: { increment: 1 } } })
      expect(await refused(token)).toEqual([422, 'link_expired'])
      expect((await stored(account)).email).toBe(account.email)
    })

    it('does not move an account to an address that somebody has registered meanwhile [R39]', async () => {
      const account = await registerSomeone()
      const { email, token } = await askToMove(account)
      await registerSomeone({ email })
      expect(await refused(token)).toEqual([422, 'link_expired'])
      expect((await stored(account)).email).toBe(account.email)
    })

    it('does nothing for a disabled account [R74]', async () => {
      const account = await registerSomeone()
      const token = tokenIn(await waitForMail(account.email, /confirm your e-mail/i))
      await db().user.update({ where: { id: account.user.id }, data: { disabledAt: new Date() } })
      expect(await refused(token)).toEqual([422, 'link_expired'])
    })

    it('refuses a link that sets a password [R3]', async () => {
      const { email } = await registerSomeone()
      await new Browser().call(forgot, { body: { email } })
      expect(await refused(tokenIn(await waitForMail(email, /set a new password/i)))).toEqual([
        422,
        'link_expired',
      ])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      expect((await follow('x'.repeat(70_000))).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await new Browser().call(verify, { rawBody: 'token=a', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([{ token: '' }, { token: 'x'.repeat(201) }, { token: 'x', userId: '1' }, {}])(
      'refuses %j',
      async (body) => {
        const response = await new Browser().call(verify, { body })
        expect([response.status, await codeOf(response)]).toEqual([422, 'validation_failed'])
      },
    )
  })

  describe('429', () => {
    it('takes thirty in five minutes from one address', async () => {
      const browser = new Browser()
      await expectLimit('link.ip', () => follow('A'.repeat(43), browser))
    })
  })
})
