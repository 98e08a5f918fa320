import { describe, expect, it } from 'vitest'
import { GET as getVideo, DELETE as removeVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { publishClip, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

const remove = (browser: Browser, videoId: string) =>
  browser.call(removeVideo, { method: 'DELETE', params: { videoId } })

describe('DELETE /api/videos/:id', () => {
  describe('204', () => {
    it('removes the clip and its file', async () => {
      const partner = await registerPartner()
      const { id, playback } = await publishClip(partner)
      const src = playback?.sources[0]?.src ?? ''
      expect((await fetch(src)).status).toBe(200)
      expect((await remove(partner.browser, id)).status).toBe(204)
      expect((await fetch(src)).status).toBe(404)
      expect((await remove(partner.browser, id)).status).toBe(404)
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
