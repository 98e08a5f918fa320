import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE as cancelUpload } from '@/app/api/uploads/[uploadId]/route'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { GET as getVideo, DELETE as removeVideo } from '@/app/api/videos/[videoId]/route'
import { PUT } from '@/app/api/videos/[videoId]/source/route'
import { POST as postVideo } from '@/app/api/videos/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import type { VideoDto } from '@/lib/videos/schema'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { readCover } from '../support/clip-file'
import { publishClip, registerPartner, takeTicket, uploadClip } from '../support/partner-account'
import { sendRecipe } from '../support/send-recipe'
import { expectLimit } from '../support/spend-limit'

let partner: Account
let clip: VideoDto
beforeAll(async () => {
  partner = await registerPartner()
  clip = await publishClip(partner, { name: 'Ramen', description: 'Hot' })
})

async function uploadOther(account = partner) {
  const { uploadId, url, receipt } = await uploadClip(account)
  return { uploadId, url, receipt }
}

async function uploadCover(): Promise<string> {
  const bytes = readCover()
  const announced = { kind: 'cover', fileName: 'a.jpg', mime: 'image/jpeg', bytes: bytes.byteLength }
  const ticket = await (await partner.browser.call(presign, { body: announced })).json()
  await sendRecipe(ticket.recipes[0], bytes)
  return ticket.uploadId
}

const put = (body: unknown, { browser = partner.browser, id = clip.id } = {}) =>
  browser.call(PUT, { method: 'PUT', params: { videoId: id }, body })
const seen = async () => {
  const answer = await new Browser().call(getVideo, { method: 'GET', params: { videoId: clip.id } })
  return (await answer.json()).video
}
const sourceOf = (video: VideoDto) => video.playback?.sources[0]?.src
const anything = () => ({ uploadId: newId(), url: 'http://localhost:1/x.mp4', receipt: {} })

describe('PUT /api/videos/:id/source', () => {
  describe('200', () => {
    it('plays the other file under the same link, with words, counts and date as they were', async () => {
      await db().video.update({ where: { id: clip.id }, data: { viewCount: 7, likeCount: 3 } })
      const before = await seen()
      const other = await uploadOther()
      const response = await put(other)
      expect(response.status).toBe(200)
      const { video } = await response.json()
      expect(sourceOf(video)).not.toBe(sourceOf(clip))
      const after = await seen()
      expect({ ...after, playback: null }).toEqual({ ...before, playback: null })
      expect(after.counts).toMatchObject({ views: 7, likes: 3 })
      expect((await fetch(sourceOf(after) ?? '')).status).toBe(200)
      // Not this call's to remove: somebody may be watching it, and a job takes it later.
      expect((await fetch(sourceOf(before) ?? '')).status).toBe(200)
    })

    it('again, or fifty times at once, says the same, and an older one does not come back', async () => {
      const other = await uploadOther()
      const answers = await Promise.all(Array.from({ length: 50 }, () => put(other)))
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      const newer = await uploadOther()
      const { video } = await (await put(newer)).json()
      expect(await codeOf(await put(other))).toBe('upload_used')
      expect(sourceOf(await seen())).toBe(sourceOf(video))
    })

    it('takes a cover with it, and keeps the one that is there without', async () => {
      const coverUploadId = await uploadCover()
      const { video } = await (await put({ ...(await uploadOther()), coverUploadId })).json()
      expect(video.playback.poster).not.toBe(clip.playback?.poster)
      const again = await (await put(await uploadOther())).json()
      expect(again.video.playback.poster).toBe(video.playback.poster)
    })

    it('takes a placeholder with the picture it is of, and no other', async () => {
      const [first, second] = ['Ab12'.repeat(28), 'Cd34'.repeat(28)]
      const cover = { coverUploadId: await uploadCover(), placeholder: first }
      const { video } = await (await put({ ...(await uploadOther()), ...cover })).json()
      expect(video.playback.placeholder).toContain(first)
      const again = await (await put({ ...(await uploadOther()), placeholder: second })).json()
      expect(again.video.playback).toMatchObject({ placeholder: video.playback.placeholder })
    })

    it('of two at the same time leaves one, whole', async () => {
      const two = [await uploadOther(), await uploadOther()]
      const answers = await Promise.all(two.map((other) => put(other)))
      const sources = await Promise.all(answers.map(async (it) => sourceOf((await it.json()).video)))
      expect(sources).toContain(sourceOf(await seen()))
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await put(anything(), { browser: new Browser() })).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await put(anything(), { browser: (await registerSomeone()).browser })).status).toBe(403)
    })
  })

  describe('404', () => {
    it("another partner's clip, another partner's upload, and nothing at all; all stays as it is", async () => {
      const before = await seen()
      const stranger = await registerPartner()
      const theirs = await uploadOther(stranger)
      expect((await put(theirs, { browser: stranger.browser })).status).toBe(404)
      expect((await put(theirs)).status).toBe(404)
      expect((await put(await uploadOther(), { id: newId() })).status).toBe(404)
      expect((await put(anything())).status).toBe(404)
      expect((await put({ ...anything(), uploadId: await uploadCover() })).status).toBe(404)
      expect(await seen()).toEqual(before)
      expect((await fetch(theirs.url)).status).toBe(200)
    })

    it('a clip that was deleted, whose upload stays open for another', async () => {
      const gone = await publishClip(partner)
      await partner.browser.call(removeVideo, { method: 'DELETE', params: { videoId: gone.id } })
      const other = await uploadOther()
      expect((await put(other, { id: gone.id })).status).toBe(404)
      expect((await put(other)).status).toBe(200)
    })
  })

  describe('409', () => {
    it('the video of another clip', async () => {
      const upload = await uploadClip(partner)
      expect((await partner.browser.call(postVideo, { body: upload })).status).toBe(201)
      const { uploadId, url, receipt } = upload
      expect(await codeOf(await put({ uploadId, url, receipt }))).toBe('upload_used')
    })

    it('one upload for two clips at once: one of them has it', async () => {
      const second = await publishClip(partner)
      const other = await uploadOther()
      const answers = await Promise.all([put(other), put(other, { id: second.id })])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    })
  })

  describe('413', () => {
    it('a huge receipt', async () => {
      expect((await put({ ...anything(), receipt: { padding: 'x'.repeat(70_000) } })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('plain text', async () => {
      const headers = { 'content-type': 'text/plain' }
      const params = { videoId: clip.id }
      expect(
        (await partner.browser.call(PUT, { method: 'PUT', params, rawBody: '{}', headers })).status,
      ).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      { uploadId: 'nonsense' },
      { url: 'not a url' },
      { receipt: null },
      { name: 'New' },
      { key: 'x' },
    ])('%j', async (change) => {
      expect(await codeOf(await put({ ...anything(), ...change }))).toBe('validation_failed')
    })

    it('a file that never arrived, and one that was given up', async () => {
      const { uploadId, key } = await takeTicket(partner)
      const receipt = { public_id: key, version: 1, signature: 'a'.repeat(40) }
      expect(await codeOf(await put({ ...anything(), uploadId, receipt }))).toBe('upload_missing')
      await partner.browser.call(cancelUpload, { method: 'DELETE', params: { uploadId } })
      expect(await codeOf(await put({ ...anything(), uploadId }))).toBe('upload_expired')
    })

    it('somebody else’s address in place of the storage’s: the old file plays on, the new one is removed [R78]', async () => {
      const before = await seen()
      const other = await uploadOther()
      const lie = { ...other, url: 'http://169.254.169.254/x.mp4' }
      expect(await codeOf(await put(lie))).toBe('upload_rejected')
      expect(await codeOf(await put(other))).toBe('upload_rejected')
      expect((await fetch(other.url)).status).toBe(404)
      expect(await seen()).toEqual(before)
      expect((await fetch(sourceOf(before) ?? '')).status).toBe(200)
    })

    it('a cover that is not there, which leaves the upload open', async () => {
      const other = await uploadOther()
      const refused = await put({ ...other, coverUploadId: newId() })
      expect((await refused.json()).error.fields).toEqual({ coverUploadId: [expect.any(String)] })
      expect((await put(other)).status).toBe(200)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => put({}, { browser }))
    })
  })
})
