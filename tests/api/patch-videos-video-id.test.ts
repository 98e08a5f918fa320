import { beforeAll, describe, expect, it } from 'vitest'
import { PATCH as editVideo, GET as getVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { publishClip, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let partner: Account
let videoId: string
beforeAll(async () => {
  partner = await registerPartner()
  videoId = (await publishClip(partner)).id
})

const edit = (body: unknown, { browser = partner.browser, id = videoId } = {}) =>
  browser.call(editVideo, { method: 'PATCH', params: { videoId: id }, body })
const seen = () => new Browser().call(getVideo, { method: 'GET', params: { videoId } })

describe('PATCH /api/videos/:id', () => {
  describe('200', () => {
    it('changes words', async () => {
      const response = await edit({ name: 'New name', description: 'New words' })
      expect(await response.json()).toMatchObject({ video: { name: 'New name', description: 'New words' } })
    })

    it('hides and shows', async () => {
      await edit({ published: false })
      expect((await seen()).status).toBe(404)
      await edit({ published: true })
      expect((await seen()).status).toBe(200)
    })

    it('keeps the date when what is published is published again', async () => {
      const before = (await (await seen()).json()).video.publishedAt
      await edit({ published: true, name: 'Again' })
      expect((await (await seen()).json()).video.publishedAt).toBe(before)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await edit({ name: 'x' }, { browser: new Browser() })).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await edit({ name: 'x' }, { browser: (await registerSomeone()).browser })).status).toBe(403)
    })
  })

  describe('404', () => {
    it("another partner's clip, which stays as it is", async () => {
      const before = await (await seen()).json()
      expect((await edit({ name: 'Mine' }, { browser: (await registerPartner()).browser })).status).toBe(404)
      expect((await edit({ name: 'x' }, { id: newId() })).status).toBe(404)
      expect(await (await seen()).json()).toEqual(before)
    })
  })

  describe('413', () => {
    it('a huge body', async () => {
      expect((await edit({ description: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('no type at all', async () => {
      const headers = { 'content-type': null }
      const response = await partner.browser.call(editVideo, {
        method: 'PATCH',
        params: { videoId },
        rawBody: new Uint8Array([123, 125]),
        headers,
      })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      {},
      { name: '' },
      { likeCount: 99 },
      { partnerId: newId() },
      { published: 'yes' },
      { coverUploadId: newId() },
    ])('%j', async (change) => {
      expect((await edit(change)).status).toBe(422)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => edit({}, { browser }))
    })
  })
})
