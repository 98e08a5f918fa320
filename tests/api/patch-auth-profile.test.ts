import { describe, expect, it } from 'vitest'
import { PATCH as changeProfile } from '@/app/api/auth/profile/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { historyPage, linesOf } from '../support/history'
import { expectLimit } from '../support/spend-limit'

const patch = (browser: Browser, body: unknown) => browser.call(changeProfile, { method: 'PATCH', body })

describe('PATCH /api/auth/profile', () => {
  describe('200', () => {
    it('changes the name, and nothing of anybody else', async () => {
      const { browser, user } = await registerSomeone()
      const other = await registerSomeone()
      const response = await patch(browser, { displayName: '  Zoë Ng  ' })
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ user: { ...user, displayName: 'Zoë Ng' } })
      const names = await db().user.findMany({
        where: { id: { in: [user.id, other.user.id] } },
        select: { id: true, displayName: true },
      })
      expect(Object.fromEntries(names.map(({ id, displayName }) => [id, displayName]))).toEqual({
        [user.id]: 'Zoë Ng',
        [other.user.id]: 'Mia',
      })
      expect(linesOf((await historyPage(browser)).items)[0]).toBe('profile_change ok name')
    })
  })

  describe('401', () => {
    it('refuses a stranger', async () => {
      expect((await patch(new Browser(), { displayName: 'Zoë' })).status).toBe(401)
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      const { browser } = await registerSomeone()
      expect((await patch(browser, { displayName: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form', async () => {
      const { browser } = await registerSomeone()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const response = await browser.call(changeProfile, {
        method: 'PATCH',
        rawBody: 'displayName=Zoe',
        headers,
      })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      ['nothing', {}],
      ['an empty name', { displayName: '   ' }],
      ['a name of 61 characters', { displayName: 'x'.repeat(61) }],
      ['a NUL', { displayName: 'a\0b' }],
      ['a number', { displayName: 7 }],
    ])('refuses %s', async (_, body) => {
      const { browser } = await registerSomeone()
      const response = await patch(browser, body)
      expect(response.status).toBe(422)
      expect(await codeOf(response)).toBe('validation_failed')
    })

    it.each([
      { role: 'admin' },
      { emailVerified: true },
      { emailVerifiedAt: '2026-01-01T00:00:00Z' },
      { tokenEpoch: 0 },
      { userId: '00000000-0000-7000-8000-000000000000' },
      { email: 'else@example.com' },
      { disabledAt: null },
    ])('lets nobody write %j along with it (mass assignment) [R58]', async (extra) => {
      const { browser, user } = await registerSomeone()
      const before = await db().user.findUniqueOrThrow({ where: { id: user.id } })
      expect((await patch(browser, { displayName: 'Zoë', ...extra })).status).toBe(422)
      expect(await db().user.findUniqueOrThrow({ where: { id: user.id } })).toEqual(before)
    })

    it('takes no prototype for a name [R58]', async () => {
      const { browser } = await registerSomeone()
      const rawBody = '{"displayName":"Zoë","__proto__":{"role":"admin"},"constructor":{"role":"admin"}}'
      expect((await browser.call(changeProfile, { method: 'PATCH', rawBody })).status).toBe(422)
      expect(({} as Record<string, unknown>).role).toBeUndefined()
    })
  })

  describe('429', () => {
    it('stops whoever changes it all day', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('account.write', () => patch(browser, { displayName: 'Zoë' }))
    })
  })
})
