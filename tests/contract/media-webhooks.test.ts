import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { v2 } from 'cloudinary'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkNotificationUrl } from '../../services/media/webhooks/check-notification-url'
import { account, nowSeconds, sign, startTestServer, type TestServer, upload } from './media-harness'

interface Notice {
  headers: IncomingHttpHeaders
  text: string
  body: Record<string, unknown>
}

let server: TestServer
let receiver: Server
let hook: string
let sdk: typeof v2
const notices: Notice[] = []
const statuses: number[] = []

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      notices.push({ headers: request.headers, text, body: JSON.parse(text) })
      response.writeHead(statuses.shift() ?? 200, { Location: `${hook}/elsewhere` }).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  hook = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  server = await startTestServer({ webhookRetryDelaysMs: [20, 40] })
  process.env.CLOUDINARY_URL = `cloudinary://${account.apiKey}:${account.apiSecret}@${account.cloudName}`
  sdk = (await import('cloudinary')).v2
})
afterEach(() => {
  notices.length = 0
  statuses.length = 0
})
afterAll(async () => {
  await server.destroy()
  receiver.close()
})

const verify = ({ text, headers }: Notice) =>
  sdk.utils.verifyNotificationSignature(
    text,
    Number(headers['x-cld-timestamp']),
    String(headers['x-cld-signature']),
  )
const received = (count: number) => expect.poll(() => notices.length, { timeout: 5_000 }).toBe(count)

describe('a notice', () => {
  it('of an upload is signed so that the SDK believes it, and no other', async () => {
    const fields = {
      public_id: 'hook/1',
      notification_url: `${hook}/cloudinary?a=1&b=2`,
      context: 'ticket=7',
    }
    const { body } = await upload(server, { fields })
    await received(1)
    const [notice] = notices
    if (notice === undefined) throw new Error('no notice')
    expect(verify(notice)).toBe(true)
    expect(verify({ ...notice, text: notice.text.replace('hook/1', 'hook/2') })).toBe(false)
    expect(notice.body).toMatchObject({
      notification_type: 'upload',
      public_id: 'hook/1',
      resource_type: 'video',
      version: body.version,
      bytes: body.bytes,
      secure_url: body.secure_url,
      context: { custom: { ticket: '7' } },
    })
    expect(notice.text).not.toContain(account.apiSecret)
  })

  it('is tried again after failures, and given up after a few', async () => {
    statuses.push(500, 302)
    await upload(server, { fields: { notification_url: hook } })
    await received(3)
    expect(new Set(notices.map((notice) => notice.text)).size).toBe(1)
    expect(notices.every(verify)).toBe(true)
    notices.length = 0
    statuses.push(500, 500, 500)
    await upload(server, { fields: { notification_url: hook } })
    await received(3)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(notices).toHaveLength(3)
  })

  it('of variants goes where they were asked to go', async () => {
    const eager = { eager: 'sp_auto/m3u8|so_0/jpg', eager_async: 'true', eager_notification_url: hook }
    const { body } = await upload(server, { fields: { public_id: 'hook/eager', ...eager } })
    await received(1)
    expect(notices[0]?.body).toMatchObject({
      notification_type: 'eager',
      public_id: 'hook/eager',
      batch_id: body.batch_id,
      eager: [{ status: 'failed', reason: expect.stringMatching(/ffmpeg/) }, { status: 'failed' }],
    })
  })

  it('of a deletion names what was deleted', async () => {
    await upload(server, { fields: { public_id: 'hook/gone' } })
    const fields = { public_id: 'hook/gone', notification_url: hook, timestamp: String(nowSeconds()) }
    const body = new URLSearchParams({ ...fields, api_key: account.apiKey, signature: sign(fields) })
    await fetch(`${server.origin}/v1_1/${account.cloudName}/video/destroy`, { method: 'POST', body })
    await received(1)
    expect(notices[0]?.body).toMatchObject({
      notification_type: 'delete',
      resources: [{ public_id: 'hook/gone', resource_type: 'video' }],
    })
  })

  it('is not sent for an asset that was there already', async () => {
    const fields = { public_id: 'hook/kept', overwrite: 'false', notification_url: hook }
    await upload(server, { fields })
    await received(1)
    expect((await upload(server, { fields })).body.existing).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(notices).toHaveLength(1)
  })

  it('can be signed with SHA-256', async () => {
    const modern = await startTestServer({ signatureAlgorithm: 'sha256' })
    await upload(modern, { fields: { notification_url: hook } })
    await received(1)
    expect(notices[0]?.headers['x-cld-signature']).toMatch(/^[0-9a-f]{64}$/)
    sdk.config({ signature_algorithm: 'sha256' })
    expect(notices.every(verify)).toBe(true)
    await modern.destroy()
  })
})

describe('an address', () => {
  it.each([
    'http://169.254.169.254/',
    'http://10.0.0.1/hook',
    'http://example.com/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'ftp://localhost/',
    'not an address',
    'http://[::2]/',
  ])('%s is refused', (url) => {
    expect(() => checkNotificationUrl(url, [])).toThrow(/notification_url/)
  })

  it.each(['http://localhost:3000/x', 'https://127.0.0.1/', 'http://[::1]:80/', 'http://0x7f.1/'])(
    '%s is this machine',
    (url) => {
      expect(() => checkNotificationUrl(url, [])).not.toThrow()
    },
  )

  it('can be allowed by name', () => {
    expect(() => checkNotificationUrl('http://app.test/x', ['app.test'])).not.toThrow()
  })
})
