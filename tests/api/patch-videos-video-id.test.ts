import { beforeAll, describe, expect, it } from 'vitest'
import { PATCH as editVideo, GET as getVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { hourMs, minuteMs } from '@/lib/core/time'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { publishClip, registerPartner, takeTicket, uploadPicture } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let partner: Account
let videoId: string
beforeAll(async () => {
  partner = await registerPartner()
  videoId = (await publishClip(partner)).id
})

const edit = (body: unknown, { browser = partner.browser, id = videoId } = {}) =>
  browser.call(editVideo, { method: 'PATCH', params: { videoId: id }, body })
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()
const seen = () => new Browser().call(getVideo, { method: 'GET', params: { videoId } })

describe('PATCH /api/videos/:id', () => {
  describe('200', () => {
    it('changes words', async () => {
      const response = await edit({ name: 'New name', description: 'New words' })
      expect(await response.json()).toMatchObject({ video: { name: 'New name', description: 'New words' } })
    })

    it('takes tags in one spelling, a dish with its price, and an order link, and shows them to everybody', async () => {
      const dish = { name: 'Tonkotsu ramen', price: { minor: 1250, currency: 'EUR' } }
      const orderUrl = 'https://order.example/ramen'
      await edit({ tags: ['#Ramen', 'late  Night', 'ramen'], dish, orderUrl })
      const shown = (await (await seen()).json()).video
      expect(shown).toMatchObject({ tags: ['ramen', 'late night'], dish, orderUrl })
      expect((await (await edit({ name: 'Ramen' })).json()).video).toMatchObject({ dish, orderUrl })
      const dietary = { diets: ['vegetarian'], allergens: [] }
      await edit({ dietary })
      expect((await (await seen()).json()).video).toMatchObject({ dietary, dish })
      const moments = [
        { atMs: 100, name: 'Noodles', price: { minor: 1250, currency: 'EUR' } },
        { atMs: 0, name: 'Broth', price: null },
      ]
      await edit({ moments })
      expect((await (await seen()).json()).video).toMatchObject({ moments: moments.toReversed(), dietary })
      await edit({ dish: null, orderUrl: null, tags: [] })
      expect((await (await seen()).json()).video).toMatchObject({ tags: [], dish: null, orderUrl: null })
    })

    it('hides and shows', async () => {
      await edit({ published: false })
      expect((await seen()).status).toBe(404)
      await edit({ published: true })
      expect((await seen()).status).toBe(200)
    })

    it('takes another cover, and removes the one it had', async () => {
      const posterAfter = async (coverUploadId: string) =>
        (await (await edit({ coverUploadId })).json()).video.playback.poster as string
      const [first, second] = [await uploadPicture(partner, 'cover'), await uploadPicture(partner, 'cover')]
      const firstPoster = await posterAfter(first.uploadId)
      expect(firstPoster).toContain(first.key)
      expect((await fetch(firstPoster)).status).toBe(200)
      const secondPoster = await posterAfter(second.uploadId)
      expect(secondPoster).toContain(second.key)
      expect((await fetch(secondPoster)).status).toBe(200)
      expect((await fetch(firstPoster)).status).toBe(404)
    })

    it('takes the placeholder of a cover with it, and drops it with the next one that has none', async () => {
      const cover = async () => (await uploadPicture(partner, 'cover')).uploadId
      const placeholderOf = async (change: Record<string, unknown>) =>
        (await (await edit(change)).json()).video.playback.placeholder
      const placeholder = 'Zz09'.repeat(28)
      expect(await placeholderOf({ coverUploadId: await cover(), placeholder })).toContain(placeholder)
      expect(await placeholderOf({ name: 'Ramen again' })).toContain(placeholder)
      expect(await placeholderOf({ coverUploadId: await cover() })).toBeNull()
    })

    it('schedules, changes the time, publishes early with the date of now, and takes it all back', async () => {
      const publishAt = inHours(3)
      const { video } = await (await edit({ publishAt: inHours(2) })).json()
      expect(video).toMatchObject({ status: 'scheduled', publishedAt: null })
      expect((await (await edit({ publishAt, name: 'Later' })).json()).video).toMatchObject({ publishAt })
      expect((await seen()).status).toBe(404)
      const before = Date.now() - minuteMs
      expect((await (await edit({ published: true })).json()).video).toMatchObject({
        status: 'published',
        publishAt: null,
      })
      const { publishedAt } = (await (await seen()).json()).video
      expect(Date.parse(publishedAt)).toBeGreaterThan(before)
      expect(Date.parse(publishedAt)).toBeLessThanOrEqual(Date.now())
      await edit({ publishAt })
      expect((await (await edit({ published: false })).json()).video).toMatchObject({
        status: 'draft',
        publishAt: null,
      })
      await edit({ published: true })
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
      { placeholder: 'A'.repeat(112) },
      { coverUploadId: newId(), placeholder: 'A'.repeat(113) },
      { publishAt: null },
      { publishAt: 'tomorrow' },
      { publishAt: '2020-01-01T12:00:00Z' },
      { publishAt: '2999-01-01T12:00:00Z' },
      { published: true, publishAt: '2027-01-01T12:00:00Z' },
      { tags: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] },
      { tags: ['x'.repeat(25)] },
      { tags: ['<b>'] },
      { tags: ['#'] },
      { moments: [{ atMs: 0, name: '', price: null }] },
      { moments: [{ atMs: -1, name: 'Soup', price: null }] },
      { moments: [1, 1].map((atMs) => ({ atMs, name: 'Soup', price: null })) },
      { moments: Array.from({ length: 13 }, (_, atMs) => ({ atMs, name: 'Soup', price: null })) },
      { moments: [{ atMs: 600_000, name: 'Behind the end', price: null }] },
      { dietary: { diets: ['raw'], allergens: null } },
      { dietary: { diets: ['vegan'], allergens: ['milk'] } },
      { dietary: { diets: ['vegan'] } },
      { dish: { name: '', price: null } },
      { dish: { name: 'Soup', price: { minor: 12.5, currency: 'EUR' } } },
      { dish: { name: 'Soup', price: { minor: -1, currency: 'EUR' } } },
      { dish: { name: 'Soup', price: { minor: 1, currency: 'XYZ' } } },
      { orderUrl: 'http://order.example' },
      { orderUrl: 'javascript:alert(1)' },
      { orderUrl: 'https://mia:secret@order.example' },
    ])('%j', async (change) => {
      expect((await edit(change)).status).toBe(422)
    })

    it('a cover that is somebody else’s, a clip, used already, not there or no picture; the clip keeps the one it has', async () => {
      const used = await uploadPicture(partner, 'cover')
      const kept = (await (await edit({ coverUploadId: used.uploadId })).json()).video.playback.poster
      const text = Uint8Array.from(Buffer.from('<svg onload="alert(1)">'.repeat(40)))
      const unusable = [
        await uploadPicture(await registerPartner(), 'cover'),
        await takeTicket(partner),
        used,
        await uploadPicture(partner, 'cover', text),
      ]
      for (const { uploadId } of unusable)
        expect(await (await edit({ coverUploadId: uploadId })).json()).toMatchObject({
          error: { code: 'validation_failed', fields: { coverUploadId: [expect.any(String)] } },
        })
      expect((await (await seen()).json()).video.playback.poster).toBe(kept)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => edit({}, { browser }))
    })
  })
})
