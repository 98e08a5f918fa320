import { describe, expect, it } from 'vitest'
import { GET as getFeed } from '@/app/api/feed/route'
import { GET as getPartner } from '@/app/api/partners/[handle]/route'
import { PATCH as editVideo, GET as getVideo, DELETE as removeVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { publishClip, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

const remove = (browser: Browser, videoId: string) =>
  browser.call(removeVideo, { method: 'DELETE', params: { videoId } })

describe('DELETE /api/videos/:id', () => {
  describe('204', () => {
    it('takes the clip off every page at once, as often as one likes', async () => {
      const partner = await registerPartner()
      const { id } = await publishClip(partner)
      const handle = partner.user.partner?.handle ?? ''
      for (const repeat of [1, 2]) expect((await remove(partner.browser, id)).status, `${repeat}`).toBe(204)
      const visitor = new Browser()
      const seen = await visitor.call(getVideo, { method: 'GET', params: { videoId: id } })
      expect(seen.status).toBe(404)
      const kitchen = await visitor.call(getPartner, { method: 'GET', params: { handle } })
      expect(await kitchen.json()).toMatchObject({ partner: { clipCount: 0 } })
      const change = { method: 'PATCH', params: { videoId: id }, body: { name: 'Still here' } }
      expect((await partner.browser.call(editVideo, change)).status).toBe(404)
      const feed = await visitor.call(getFeed, { method: 'GET' })
      expect(await feed.text()).not.toContain(id)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await remove(new Browser(), newId())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await remove((await registerSomeone()).browser, newId())).status).toBe(403)
    })
  })

  describe('404', () => {
    it("another partner's clip, which stays", async () => {
      const { id } = await publishClip(await registerPartner())
      expect((await remove((await registerPartner()).browser, id)).status).toBe(404)
      const seen = await new Browser().call(getVideo, { method: 'GET', params: { videoId: id } })
      expect(seen.status).toBe(200)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => remove(browser, 'nonsense'))
    })
  })
})
