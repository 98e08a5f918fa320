import { describe, expect, it } from 'vitest'
import { POST as login } from '@/app/api/auth/login/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as refresh } from '@/app/api/auth/refresh/route'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { verifyAccessToken } from '@/lib/auth/tokens'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { disableAccount } from '@/prisma/disable-account'
import { setRole } from '@/prisma/set-role'
import { registerSomeone, signInElsewhere } from '../../support/accounts'
import { Browser, codeOf, goodPassword } from '../../support/browser'
import { historyPage, linesOf } from '../../support/history'

const databaseUrl = () => env().DATABASE_URL

const askForUpload = (browser: Browser) =>
  browser.call(presign, { body: { kind: 'cover', fileName: 'a.jpg', mime: 'image/jpeg', bytes: 1_000 } })

const meOf = (browser: Browser) => browser.call(me, { method: 'GET' })

const roleInToken = async (browser: Browser) => {
  const verified = await verifyAccessToken(browser.cookies.get('at') ?? '')
  return verified.state === 'valid' ? verified.claims.role : verified.state
}

describe('npm run account:role', () => {
  it('takes a role away at the next request, whatever the token still says [R59]', async () => {
    const { browser, email } = await registerSomeone({ role: 'partner', partnerName: 'Noodle Bar' })
    expect((await askForUpload(browser)).status).toBe(201)
    await setRole(databaseUrl(), email, 'viewer')
    expect(await roleInToken(browser)).toBe('partner')
    expect(await codeOf(await askForUpload(browser))).toBe('forbidden')
    expect((await (await meOf(browser)).json()).user.role).toBe('viewer')
    await browser.call(refresh)
    expect(await roleInToken(browser)).toBe('viewer')
  })

  it('gives one at the next request, finds the e-mail however it is typed, and tells its owner', async () => {
    const { browser, email } = await registerSomeone()
    await setRole(databaseUrl(), ` ${email.toUpperCase()} `, 'admin')
    expect((await (await meOf(browser)).json()).user.role).toBe('admin')
    const { items } = await historyPage(browser)
    expect(linesOf(items)[0]).toBe('role_change ok admin')
    expect(items[0]).toMatchObject({ label: 'The operator', ip: '' })
  })

  it.each([
    ['a role that is none', 'chef', /no role chef/],
    ['partner, for one without a kitchen', 'partner', /no kitchen yet/],
  ])('refuses %s in plain words', async (_, role, words) => {
    const { user, email } = await registerSomeone()
    await expect(setRole(databaseUrl(), email, role)).rejects.toThrow(words)
    expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).role).toBe('VIEWER')
  })

  it('says that there is no such account', async () => {
    await expect(setRole(databaseUrl(), 'nobody@example.com', 'admin')).rejects.toThrow(
      'There is no account nobody@example.com.',
    )
    await expect(setRole(databaseUrl(), '', 'admin')).rejects.toThrow('Say whose account')
  })
})

describe('npm run account:disable', () => {
  it('has everybody out at once, by access token and by refresh token, and no way back in [R22, R74]', async () => {
    const account = await registerSomeone()
    const elsewhere = await signInElsewhere(account, { remember: true })
    await disableAccount(databaseUrl(), account.email, true)
    for (const browser of [account.browser, elsewhere]) {
      expect(await codeOf(await meOf(browser))).toBe('session_ended')
      const kept = browser.fork()
      expect(await codeOf(await kept.call(refresh))).toBe('session_ended')
      expect(kept.cookies.has('rt')).toBe(false)
    }
    const body = { email: account.email, password: goodPassword }
    expect(await codeOf(await new Browser().call(login, { body }))).toBe('invalid_credentials')
  })

  it('is a lock also where somebody writes it into the database by hand, without ending sessions [R22]', async () => {
    const { browser, user } = await registerSomeone()
    await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
    expect(await codeOf(await meOf(browser))).toBe('session_ended')
    expect(await codeOf(await browser.call(refresh))).toBe('session_ended')
  })

  it('opens it again without bringing one old session back, used meanwhile or not', async () => {
    const account = await registerSomeone()
    const [used, unused] = [await signInElsewhere(account), await signInElsewhere(account)]
    await disableAccount(databaseUrl(), account.email, true)
    expect((await meOf(used)).status).toBe(401)
    await disableAccount(databaseUrl(), account.email, false)
    for (const browser of [used, unused]) {
      expect((await meOf(browser)).status).toBe(401)
      expect((await browser.call(refresh)).status).toBe(401)
    }
    expect((await meOf(await signInElsewhere(account))).status).toBe(200)
  })

  it('touches nobody else', async () => {
    const [mia, zoe] = [await registerSomeone(), await registerSomeone()]
    await disableAccount(databaseUrl(), mia.email, true)
    expect((await meOf(zoe.browser)).status).toBe(200)
  })
})
