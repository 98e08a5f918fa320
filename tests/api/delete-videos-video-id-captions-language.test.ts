import { describe, expect, it } from 'vitest'
import { DELETE as removeVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { readCaption, removeCaption, writeCaption } from '../support/captions'
import { publishClip, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

describe('DELETE /api/videos/:id/captions/:language', () => {
  describe('204', () => {
    it('takes one language away and leaves the others', async () => {
      const { browser, ...partner } = await registerPartner()
      const { id: videoId } = await publishClip({ browser, ...partner })
      await writeCaption(browser, { videoId })
      await writeCaption(browser, { videoId, language: 'ja' })
      expect((await removeCaption(browser, { videoId })).status).toBe(204)
      expect((await readCaption({ videoId })).status).toBe(404)
      expect((await readCaption({ videoId, language: 'ja' })).status).toBe(200)
      expect((await removeCaption(browser, { videoId })).status).toBe(404)
    })

    it('the clip takes its captions along', async () => {
      const { browser, ...partner } = await registerPartner()
      const { id: videoId } = await publishClip({ browser, ...partner })
      await writeCaption(browser, { videoId })
      await browser.call(removeVideo, { method: 'DELETE', params: { videoId } })
      expect((await readCaption({ videoId })).status).toBe(404)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await removeCaption(new Browser(), { videoId: newId() })).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await removeCaption((await registerSomeone()).browser, { videoId: newId() })).status).toBe(403)
    })
  })

  describe('404', () => {
    it('another partner’s, which stay', async () => {
      const owner = await registerPartner()
      const { id: videoId } = await publishClip(owner)
      await writeCaption(owner.browser, { videoId })
      expect((await removeCaption((await registerPartner()).browser, { videoId })).status).toBe(404)
      expect((await readCaption({ videoId })).status).toBe(200)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => removeCaption(browser, { videoId: newId() }))
    })
  })
})
