import { afterEach, describe, expect, it, vi } from 'vitest'
import { GET as me } from '@/app/api/auth/me/route'
import { GET as partnerPage } from '@/app/api/partners/[handle]/route'
import { POST as openKitchen } from '@/app/api/partners/route'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { historyPage, linesOf } from '../support/history'
import { expectLimit } from '../support/spend-limit'

vi.mock('@/lib/platform/env', async (original) => {
  const real = await original<typeof import('@/lib/platform/env')>()
  return { ...real, env: vi.fn(real.env) }
})

const post = (browser: Browser, body: unknown = { name: 'Noodle Bar' }) => browser.call(openKitchen, { body })
const roleOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).role
const kitchensOf = (userId: string) => db().partner.count({ where: { userId } })

const askForUpload = (browser: Browser) =>
  browser.call(presign, { body: { kind: 'cover', fileName: 'a.jpg', mime: 'image/jpeg', bytes: 1_000 } })

describe('POST /api/partners', () => {
  describe('201', () => {
    it('makes a viewer a food partner from the next request on, without signing in again [R59]', async () => {
      const { browser, user } = await registerSomeone()
      const asViewer = browser.fork()
      expect((await askForUpload(browser)).status).toBe(403)

      const response = await post(browser, { name: ' Café Zoë ' })
      expect(response.status).toBe(201)
      const { partner } = await response.json()
      expect(partner).toMatchObject({ name: 'Café Zoë', handle: expect.stringMatching(/^cafe-zoe/) })

      expect((await askForUpload(browser)).status).toBe(201)
      // The token from before says viewer, and what it says counts for nothing.
      const seen = (await (await asViewer.call(me, { method: 'GET' })).json()).user
      expect(seen).toMatchObject({ id: user.id, role: 'partner', partner: { handle: partner.handle } })
      const params = { handle: partner.handle }
      const shown = await new Browser().call(partnerPage, { method: 'GET', params })
      expect(await shown.json()).toEqual({ partner })
      expect(linesOf((await historyPage(browser)).items)[0]).toBe('role_change ok partner')
    })

    it('leaves an admin an admin', async () => {
      const { browser, user } = await registerSomeone()
      await db().user.update({ where: { id: user.id }, data: { role: 'ADMIN' } })
      expect((await post(browser)).status).toBe(201)
      expect(await roleOf(user.id)).toBe('ADMIN')
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await post(new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    afterEach(() => {
      vi.mocked(env).mockReset()
    })

    it('does not open a kitchen again that was closed: the role is not theirs to take back', async () => {
      const { browser, user } = await registerSomeone({ role: 'partner', partnerName: 'Closed Kitchen' })
      await db().user.update({ where: { id: user.id }, data: { role: 'VIEWER' } })
      const response = await post(browser)
      expect(response.status).toBe(403)
      expect(await codeOf(response)).toBe('forbidden')
      expect(await roleOf(user.id)).toBe('VIEWER')
    })

    it('asks for a confirmed e-mail where mail can be sent, and only there', async () => {
      const { browser, user } = await registerSomeone()
      const real = env()
      vi.mocked(env).mockImplementation(() => ({ ...real, SMTP_URL: 'smtp://mail.example' }))
      const response = await post(browser)
      expect(response.status).toBe(403)
      expect(await codeOf(response)).toBe('email_unverified')
      expect([await roleOf(user.id), await kitchensOf(user.id)]).toEqual(['VIEWER', 0])
      await db().user.update({ where: { id: user.id }, data: { emailVerifiedAt: new Date() } })
      expect((await post(browser)).status).toBe(201)
    })
  })

  describe('409', () => {
    it('says so to one who is a partner already', async () => {
      const { browser, user } = await registerSomeone({ role: 'partner', partnerName: 'One' })
      const response = await post(browser, { name: 'Two' })
      expect(response.status).toBe(409)
      expect(await codeOf(response)).toBe('already_partner')
      expect(await kitchensOf(user.id)).toBe(1)
    })

    it('opens one kitchen for ten clicks at once', async () => {
      const { browser, user } = await registerSomeone()
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(browser.fork())))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
      const refused = answers.filter(({ status }) => status === 409)
      expect(new Set(await Promise.all(refused.map(codeOf)))).toEqual(new Set(['already_partner']))
      expect([await roleOf(user.id), await kitchensOf(user.id)]).toEqual(['PARTNER', 1])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      const { browser } = await registerSomeone()
      expect((await post(browser, { name: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'text/plain' }
      expect((await browser.call(openKitchen, { rawBody: '{"name":"A"}', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      {},
      { name: ' ' },
      { name: 'x'.repeat(61) },
      { name: 'A', role: 'admin' },
      { name: 'A', handle: 'b' },
    ])('refuses %j, and the role stays [R58]', async (body) => {
      const { browser, user } = await registerSomeone()
      expect((await post(browser, body)).status).toBe(422)
      expect([await roleOf(user.id), await kitchensOf(user.id)]).toEqual(['VIEWER', 0])
    })
  })

  describe('429', () => {
    it('stops whoever tries all day', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => post(browser, {}))
    })
  })
})
