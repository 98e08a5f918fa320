import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE, PUT } from '@/app/api/partners/[handle]/follow/route'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { createPartner } from '../support/people'
import { expectLimit } from '../support/spend-limit'

let kitchen: string
beforeAll(async () => {
  kitchen = (await createPartner()).partner.handle
})

const put = (browser: Browser, handle = kitchen) => browser.call(PUT, { method: 'PUT', params: { handle } })
const remove = (browser: Browser, handle = kitchen) =>
  browser.call(DELETE, { method: 'DELETE', params: { handle } })

describe('DELETE /api/partners/:handle/follow', () => {
  describe('200', () => {
    it('takes back what was said, once', async () => {
      const { browser } = await registerSomeone()
      const { followerCount } = await (await put(browser)).json()
      const gone = { following: false, followerCount: followerCount - 1 }
      expect(await (await remove(browser)).json()).toEqual(gone)
      expect(await (await remove(browser)).json()).toEqual(gone)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await remove(new Browser())).status).toBe(401)
    })
  })

  describe('404', () => {
    it('a partner that is not there', async () => {
      const { browser } = await registerSomeone()
      expect((await remove(browser, 'nobody-here')).status).toBe(404)
      expect((await remove(browser, '%')).status).toBe(404)
    })
  })

  describe('429', () => {
    it('beyond the limit', async () => {
      const { browser } = await registerSomeone()
      await expectLimit('engagement.write', () => remove(browser, '%'))
    })
  })
})
