import { beforeAll, describe, expect, it } from 'vitest'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { clipAnnouncement, registerPartner, takeTicket } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let partner: Account
beforeAll(async () => {
  partner = await registerPartner()
})

const ask = (change: Record<string, unknown> = {}, browser = partner.browser) =>
  browser.call(presign, { body: { ...clipAnnouncement(), ...change } })

describe('POST /api/uploads/presign', () => {
  describe('201', () => {
    it('gives a recipe and no secret', async () => {
      const ticket = await takeTicket(partner)
      expect(ticket.recipes[0]).toMatchObject({ kind: 'form', fileField: 'file', ok: [200] })
      expect(ticket.key).toMatch(/^morsel\/v\/[A-Za-z0-9_-]{11}\/[A-Za-z0-9_-]{22}$/)
      expect(Date.parse(ticket.expiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000)
      const secret = new URL(process.env.CLOUDINARY_URL ?? '').password
      expect(JSON.stringify(ticket)).not.toContain(secret)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      const response = await ask({}, new Browser())
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({
        error: { code: 'unauthenticated', message: expect.any(String), requestId: expect.any(String) },
      })
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      const viewer = await registerSomeone()
      expect((await ask({}, viewer.browser)).status).toBe(403)
    })

    it('from another site', async () => {
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
      const response = await partner.browser.call(presign, { body: clipAnnouncement(), headers })
      expect(await codeOf(response)).toBe('cross_origin')
    })
  })

  describe('413', () => {
    it('a file above the limit', async () => {
      const response = await ask({ bytes: 100 * 1024 * 1024 + 1 })
      expect(response.status).toBe(413)
      expect(await codeOf(response)).toBe('file_too_large')
    })

    it('a picture for a face that is larger than any face needs, and a film for one', async () => {
      const { browser } = await registerPartner()
      const picture = { kind: 'avatar', fileName: 'me.jpg', mime: 'image/jpeg' }
      expect((await ask({ ...picture, bytes: 1024 * 1024 }, browser)).status).toBe(201)
      expect(await codeOf(await ask({ ...picture, bytes: 1024 * 1024 + 1 }, browser))).toBe('file_too_large')
      expect(await codeOf(await ask({ kind: 'avatar' }, browser))).toBe('unsupported_file_type')
    })

    it('a body above the limit', async () => {
      expect(await codeOf(await ask({ fileName: 'x'.repeat(70_000) }))).toBe('body_too_large')
    })
  })

  describe('415', () => {
    it.each(['text/html', 'image/svg+xml', 'video/x-msvideo', '', 'VIDEO/MP4', 'constructor', '__proto__'])(
      'the type %j',
      async (mime) => {
        const response = await ask({ mime })
        expect([415, 422]).toContain(response.status)
      },
    )

    it('a video type for a cover', async () => {
      expect((await ask({ kind: 'cover' })).status).toBe(415)
    })

    it('a form instead of JSON', async () => {
      const response = await partner.browser.call(presign, {
        rawBody: new URLSearchParams({ kind: 'video' }),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      { bytes: 0 },
      { bytes: -1 },
      { bytes: 1.5 },
      { bytes: '9' },
      { kind: 'raw' },
      { fileName: '' },
      { durationSec: 181 },
      { public_id: 'morsel/v/chosen/by-me' },
      { paramsToSign: { public_id: 'x', version: 1 } },
    ])('%j', async (change) => {
      const response = await ask(change)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({
        error: { code: 'validation_failed', fields: expect.anything() },
      })
    })
  })

  describe('429', () => {
    it('beyond the limit of signatures, whatever is asked for', async () => {
      const { browser } = await registerPartner()
      await expectLimit('upload.sign', () => ask({ bytes: 0 }, browser))
    })
  })
})
