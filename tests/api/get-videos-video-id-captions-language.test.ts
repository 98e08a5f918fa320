import { describe, expect, it } from 'vitest'
import { PATCH as editVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { vtt } from '../support/caption-text'
import { readCaption, writeCaption } from '../support/captions'
import { publishClip, registerPartner } from '../support/partner-account'

describe('GET /api/videos/:id/captions/:language', () => {
  describe('200', () => {
    it('is WebVTT that a browser may keep, for everybody, while the clip is shown', async () => {
      const partner = await registerPartner()
      const { id: videoId } = await publishClip(partner)
      await writeCaption(partner.browser, { videoId })
      const response = await readCaption({ videoId })
      expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('public, max-age=300')
      expect(await response.text()).toBe(vtt('Hello'))

      const params = { videoId }
      await partner.browser.call(editVideo, { method: 'PATCH', params, body: { published: false } })
      expect((await readCaption({ videoId })).status).toBe(404)
    })
  })

  describe('404', () => {
    it('no clip, no captions in that language, no language', async () => {
      const { id: videoId } = await publishClip(await registerPartner())
      for (const target of [{ videoId: newId() }, { videoId }, { videoId, language: 'klingon' }])
        expect((await readCaption(target)).status).toBe(404)
    })
  })
})
