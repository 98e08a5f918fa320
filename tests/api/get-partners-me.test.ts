import { describe, expect, it } from 'vitest'
import { GET as getProfile } from '@/app/api/partners/me/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { registerPartner } from '../support/partner-account'

const get = (browser: Browser) => browser.call(getProfile, { method: 'GET' })

describe('GET /api/partners/me', () => {
  describe('200', () => {
    it('gives a new kitchen its empty profile', async () => {
      const { browser, user } = await registerPartner()
      const response = await get(browser)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({
        profile: {
          handle: user.partner?.handle,
          name: user.partner?.name,
          bio: '',
          address: '',
          orderUrl: null,
          avatarUrl: null,
          hours: null,
          place: null,
          earlierHandles: [],
        },
      })
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await get(new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect(await codeOf(await get((await registerSomeone()).browser))).toBe('forbidden')
    })

    it('an admin without a kitchen', async () => {
      const { browser, user } = await registerSomeone()
      await db().user.update({ where: { id: user.id }, data: { role: 'ADMIN' } })
      expect(await codeOf(await get(browser))).toBe('forbidden')
    })
  })
})
