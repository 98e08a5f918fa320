import { describe, expect, it } from 'vitest'
import { POST as restoreVideo } from '@/app/api/videos/[videoId]/restore/route'
import { GET as getVideo, DELETE as removeVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { publishClip, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

const restore = (browser: Browser, videoId: string) =>
  browser.call(restoreVideo, { method: 'POST', params: { videoId } })
const remove = (browser: Browser, videoId: string) =>
  browser.call(removeVideo, { method: 'DELETE', params: { videoId } })
const see = (videoId: string) => new Browser().call(getVideo, { method: 'GET', params: { videoId } })

describe('POST /api/videos/:id/restore', () => {
  describe('200', () => {
    it('brings the clip back exactly as it was', async () => {
      const { browser, ...account } = await registerPartner()
      const { id } = await publishClip({ browser, ...account })
      const before = await (await see(id)).json()
      await remove(browser, id)
      expect((await see(id)).status).toBe(404)
      expect((await restore(browser, id)).status).toBe(200)
      expect(await (await see(id)).json()).toEqual(before)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await restore(new Browser(), newId())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await restore((await registerSomeone()).browser, newId())).status).toBe(403)
    })
  })

  describe('404', () => {
    it("another partner's clip, which stays deleted", async () => {
      const owner = await registerPartner()
      const { id } = await publishClip(owner)
      await remove(owner.browser, id)
      expect((await restore((await registerPartner()).browser, id)).status).toBe(404)
      expect((await see(id)).status).toBe(404)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => restore(browser, 'nonsense'))
    })
  })
})
