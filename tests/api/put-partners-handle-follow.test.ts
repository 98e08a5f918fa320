import { beforeAll, describe, expect, it } from 'vitest'
import { PUT } from '@/app/api/partners/[handle]/follow/route'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { registerPartner } from '../support/partner-account'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

let kitchen: string
beforeAll(async () => {
  kitchen = (await createPartner()).partner.handle
})

const put = (browser: Browser, handle = kitchen) => browser.call(PUT, { method: 'PUT', params: { handle } })

describe('PUT /api/partners/:handle/follow', () => {
  describe('200', () => {
    it('counts a person once, however often they say it', async () => {
      const [one, other] = [await registerSomeone(), await registerSomeone()]
      const first = await (await put(one.browser)).json()
      expect(first).toEqual({ following: true, followerCount: expect.any(Number) })
      expect(await (await put(one.browser)).json()).toEqual(first)
      expect((await (await put(other.browser)).json()).followerCount).toBe(first.followerCount + 1)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await put(new Browser())).status).toBe(401)
    })
  })

  describe('404', () => {
    it('a partner that is not there', async () => {
      const { browser } = await registerSomeone()
      expect((await put(browser, 'nobody-here')).status).toBe(404)
      expect((await put(browser, '%')).status).toBe(404)
    })
  })

  describe('422', () => {
    it('one’s own kitchen', async () => {
      const { browser, user } = await registerPartner()
      expect((await put(browser, user.partner?.handle ?? '')).status).toBe(422)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('engagement.write', () => put(browser, '%'))
    })
  })
})
