import { beforeAll, describe, expect, it } from 'vitest'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { GET as getVideo } from '@/app/api/videos/[videoId]/route'
import { POST as postVideo } from '@/app/api/videos/route'
import { newId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { readCover } from '../support/clip-file'
import { registerPartner, takeTicket, uploadClip } from '../support/partner-account'
import { sendRecipe } from '../support/send-recipe'
import { expectLimit } from '../support/spend-limit'

let partner: Account
beforeAll(async () => {
  partner = await registerPartner()
})

const body = (change: Record<string, unknown> = {}) => ({
  uploadId: newId(),
  url: 'http://localhost:1/x.mp4',
  receipt: {},
  name: 'A clip',
  ...change,
})
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()
const post = (content: unknown, browser = partner.browser) => browser.call(postVideo, { body: content })

/** A cover that is in storage. */
async function browserTicket(kind: 'cover'): Promise<string> {
  const bytes = readCover()
  const announced = { kind, fileName: 'a.jpg', mime: 'image/jpeg', bytes: bytes.byteLength }
  const ticket = await (await partner.browser.call(presign, { body: announced })).json()
  await sendRecipe(ticket.recipes[0], bytes)
  return ticket.uploadId
}

describe('POST /api/videos', () => {
  describe('201', () => {
    it('records the clip; the same again gives the same with 200', async () => {
      const upload = await uploadClip(partner)
      const first = await post({ ...upload, name: '  Ramen ', description: 'Hot' })
      expect(first.status).toBe(201)
      const { video } = await first.json()
      expect(video).toMatchObject({ name: 'Ramen', description: 'Hot', status: 'published' })
      const again = await post({ ...upload, name: 'Another name' })
      expect(again.status).toBe(200)
      expect(await again.json()).toEqual({ video })
    })

    it('hands a placeholder out again, as a picture and to everybody', async () => {
      const placeholder = 'Ab+/'.repeat(28)
      const { video } = await (
        await post({ ...(await uploadClip(partner)), name: 'Pho', placeholder })
      ).json()
      expect(video.playback.placeholder).toMatch(/^data:image\/bmp;base64,/)
      expect(video.playback.placeholder).toContain(placeholder)
      const seen = await new Browser().call(getVideo, { method: 'GET', params: { videoId: video.id } })
      expect((await seen.json()).video.playback.placeholder).toBe(video.playback.placeholder)
    })
  })

  describe('201 for later', () => {
    it('is nobody’s to see before its time, and the same again says so again', async () => {
      const upload = await uploadClip(partner)
      const publishAt = inHours(5)
      const first = await post({ ...upload, publishAt: publishAt.replace('Z', '+00:00') })
      expect(first.status).toBe(201)
      const { video } = await first.json()
      expect(video).toMatchObject({ status: 'scheduled', publishAt, publishedAt: null })
      const params = { videoId: video.id }
      expect((await new Browser().call(getVideo, { method: 'GET', params })).status).toBe(404)
      const again = await post({ ...upload, publishAt: inHours(-1) })
      expect(again.status).toBe(200)
      expect(await again.json()).toEqual({ video })
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await post(body(), new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await post(body(), (await registerSomeone()).browser)).status).toBe(403)
    })
  })

  describe('404', () => {
    it("an unknown ticket and another partner's upload, which stays", async () => {
      expect((await post(body())).status).toBe(404)
      const theirs = await uploadClip(await registerPartner())
      expect((await post(theirs)).status).toBe(404)
      expect((await fetch(theirs.url)).status).toBe(200)
    })
  })

  describe('413', () => {
    it('a huge receipt', async () => {
      expect((await post(body({ receipt: { padding: 'x'.repeat(70_000) } }))).status).toBe(413)
    })
  })

  describe('415', () => {
    it('plain text', async () => {
      const headers = { 'content-type': 'text/plain' }
      expect((await partner.browser.call(postVideo, { rawBody: '{}', headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      { name: '' },
      { name: '   ' },
      { name: 'x'.repeat(81) },
      { description: 'x'.repeat(501) },
      { name: 'a\0b' },
      { description: '\ud800' },
      { uploadId: 'nonsense' },
      { placeholder: 'A'.repeat(111) },
      { placeholder: `${'A'.repeat(110)}")` },
      { placeholder: 'https://evil.example/x.png' },
      { url: 'not a url' },
      { receipt: null },
      { partnerId: newId() },
      { publishedAt: '2020-01-01' },
      { publishAt: '2099-01-01' },
      { publishAt: '2027-01-01T18:00' },
      { publishAt: '2027-02-30T18:00:00Z' },
      { publishAt: 1_800_000_000_000 },
      { publish: false, publishAt: '2027-01-01T18:00:00Z' },
    ])('%j', async (change) => {
      expect(await codeOf(await post(body(change)))).toBe('validation_failed')
    })

    it('a ticket whose file never arrived', async () => {
      const ticket = await takeTicket(partner)
      const receipt = { public_id: ticket.key, version: 1, signature: 'a'.repeat(40) }
      expect(await codeOf(await post(body({ uploadId: ticket.uploadId, receipt })))).toBe('upload_missing')
    })

    it.each([-1, 366 * 24 + 1])(
      '%i hours from now as the time to publish, which leaves the upload open',
      async (hours) => {
        const upload = await uploadClip(partner)
        const refused = await post({ ...upload, publishAt: inHours(hours) })
        expect(refused.status).toBe(422)
        expect((await refused.json()).error.fields).toEqual({ publishAt: [expect.any(String)] })
        expect((await post(upload)).status).toBe(201)
      },
    )

    it('somebody else’s address in place of the storage’s', async () => {
      const upload = await uploadClip(partner)
      expect(await codeOf(await post({ ...upload, url: 'http://169.254.169.254/x.mp4' }))).toBe(
        'upload_rejected',
      )
      expect((await fetch(upload.url)).status).toBe(404)
    })

    it('a receipt that is made to break the check of it', async () => {
      const upload = await uploadClip(partner)
      const receipt = { ...upload.receipt, version: { toString: 1, valueOf: 1 } }
      expect(await codeOf(await post({ ...upload, receipt }))).toBe('upload_rejected')
    })

    it('a cover that another clip has', async () => {
      const coverTicket = await browserTicket('cover')
      const [first, second] = [await uploadClip(partner), await uploadClip(partner)]
      const both = await Promise.all([
        post({ ...first, coverUploadId: coverTicket }),
        post({ ...second, coverUploadId: coverTicket }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
    })

    it('a cover that is not there', async () => {
      const upload = await uploadClip(partner)
      const response = await post({ ...upload, coverUploadId: newId() })
      expect(await response.json()).toMatchObject({
        error: { fields: { coverUploadId: [expect.any(String)] } },
      })
      expect((await post(upload)).status).toBe(201)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => post({}, browser))
    })
  })
})
