import { describe, expect, it } from 'vitest'
import { GET as getVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { Browser } from '../support/browser'
import { publishClip, registerPartner } from '../support/partner-account'

const get = (videoId: string, browser = new Browser()) =>
  browser.call(getVideo, { method: 'GET', params: { videoId } })

describe('GET /api/videos/:id', () => {
  describe('200', () => {
    it('shows a published clip to anybody, with a source that answers ranges', async () => {
      const { id } = await publishClip(await registerPartner())
      const response = await get(id)
      expect(response.status).toBe(200)
      const { video } = await response.json()
      expect(video).toMatchObject({ id, viewer: null, counts: { likes: 0 } })
      const source = await fetch(video.playback.sources[0].src, { headers: { Range: 'bytes=0-99' } })
      expect(source.status).toBe(206)
      expect(JSON.stringify(video)).not.toMatch(/@|userId|ownerId/)
    })
  })

  describe('404', () => {
    it('nonsense, an unknown id, and a clip that is kept private', async () => {
      const hidden = await publishClip(await registerPartner(), { publish: false })
      for (const id of ['nonsense', newId(), hidden.id]) expect((await get(id)).status).toBe(404)
    })
  })
})
