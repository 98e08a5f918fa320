import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { POST as webhook } from '@/app/api/webhooks/cloudinary/route'
import { Browser, codeOf } from '../support/browser'

const secret = () => new URL(process.env.CLOUDINARY_URL ?? '').password
const nowSeconds = () => Math.floor(Date.now() / 1000)

function send(text: string, { atSeconds = nowSeconds(), key = secret(), algorithm = 'sha1' } = {}) {
  const signature = createHash(algorithm)
    .update(text + atSeconds + key)
    .digest('hex')
  return new Browser().call(webhook, {
    rawBody: text,
    headers: {
      origin: null,
      'sec-fetch-site': null,
      'x-cld-timestamp': String(atSeconds),
      'x-cld-signature': signature,
    },
  })
}
const notice = JSON.stringify({ notification_type: 'upload', public_id: 'morsel/v/nobody/nothing' })

describe('POST /api/webhooks/cloudinary', () => {
  describe('200', () => {
    it.each(['sha1', 'sha256'])(
      'a notice signed by %s, also about an object nobody knows',
      async (algorithm) => {
        expect((await send(notice, { algorithm })).status).toBe(200)
      },
    )
  })

  describe('400', () => {
    it('too old, and too far ahead', async () => {
      for (const atSeconds of [nowSeconds() - 301, nowSeconds() + 330])
        expect(await codeOf(await send(notice, { atSeconds }))).toBe('stale_notification')
    })

    it('signed nonsense', async () => {
      expect(await codeOf(await send('not json'))).toBe('malformed_request')
    })
  })

  describe('401', () => {
    it('forged, altered, unsigned', async () => {
      expect((await send(notice, { key: 'guessed' })).status).toBe(401)
      const unsigned = await new Browser().call(webhook, { rawBody: notice })
      expect(await codeOf(unsigned)).toBe('bad_signature')
    })
  })

  describe('413', () => {
    it('a huge notice is not read to its end', async () => {
      expect((await send('x'.repeat(70_000))).status).toBe(413)
    })
  })
})
