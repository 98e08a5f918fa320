import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTimestamp } from '../../services/media/signature/check-timestamp'
import { signString } from '../../services/media/signature/sign-string'
import { buildStringToSign } from '../../services/media/signature/string-to-sign'
import { account, nowSeconds, sign, startTestServer, type TestServer, upload } from './media-harness'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.destroy())

describe('official vectors', () => {
  const secret = 'hdcixPpR2iKERPwqvH6sHdK9cyac'
  const signVector = (
    params: Record<string, string>,
    version: 1 | 2,
    algorithm: 'sha1' | 'sha256' = 'sha1',
  ) => signString(buildStringToSign(new Map(Object.entries(params)), version), secret, algorithm)
  const basic = { cloud_name: 'dn6ot3ged', timestamp: '1568810420', username: 'user@cloudinary.com' }
  const smuggled = {
    cloud_name: 'dn6ot3ged',
    notification_url: 'https://fake.com/callback?a=1&tags=hello,world',
    timestamp: '1568810420',
  }
  const honest = { ...smuggled, notification_url: 'https://fake.com/callback?a=1', tags: 'hello,world' }

  it('agrees on SHA-1 and SHA-256', () => {
    expect(signVector(basic, 2)).toBe('14c00ba6d0dfdedbc86b316847d95b9e6cd46d94')
    expect(signVector(basic, 2, 'sha256')).toBe(
      '45ddaa4fa01f0c2826f32f669d2e4514faf275fe6df053f1a150e7beae58a3bd',
    )
  })

  it('escapes the ampersand in version 2 and not in version 1', () => {
    expect(signVector(smuggled, 2)).toBe('4fdf465dd89451cc1ed8ec5b3e314e8a51695704')
    expect(signVector(honest, 2)).toBe('7b4e3a539ff1fa6e6700c41b3a2ee77586a025f9')
    expect(signVector(smuggled, 1)).toBe(signVector(honest, 1))
  })
})

describe('accepts', () => {
  it('SHA-1 and SHA-256, and answers in the same algorithm', async () => {
    for (const algorithm of ['sha1', 'sha256'] as const) {
      const fields = { timestamp: String(nowSeconds()), public_id: `signed/${algorithm}` }
      const answer = await upload(server, { fields, signature: sign(fields, { algorithm }) })
      expect(answer.status).toBe(200)
      const proof = { public_id: fields.public_id, version: String(answer.body.version) }
      expect(answer.body.signature).toBe(sign(proof, { version: 1, algorithm }))
    }
  })

  it('a version 1 signature where no value holds an ampersand', async () => {
    const fields = { timestamp: String(nowSeconds()), public_id: 'signed/v1', tags: 'a,b' }
    expect((await upload(server, { fields, signature: sign(fields, { version: 1 }) })).status).toBe(200)
  })

  it('list parameters, signed as one joined value', async () => {
    const signed = { timestamp: String(nowSeconds()), public_id: 'signed/list', tags: 'a,b' }
    const { tags: _tags, ...fields } = signed
    const extra: [string, string][] = [
      ['tags[]', 'a'],
      ['tags[]', 'b'],
    ]
    const answer = await upload(server, { fields, extra, signature: sign(signed) })
    expect(answer.body.tags).toEqual(['a', 'b'])
  })
})

describe('refuses', () => {
  const ticket = () => ({ timestamp: String(nowSeconds()), public_id: 'u/1/mine', allowed_formats: 'mp4' })

  it('an altered signature, quoting the string to sign and never the secret', async () => {
    const fields = ticket()
    const signature = sign(fields).replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    const answer = await upload(server, { fields, signature })
    expect(answer.status).toBe(401)
    expect(answer.error).toBe(
      `Invalid Signature ${signature}. String to sign - 'allowed_formats=mp4&public_id=u/1/mine&timestamp=${fields.timestamp}'.`,
    )
    expect(answer.header).toBe(answer.error)
    expect(answer.error).not.toContain(account.apiSecret)
  })

  it.each([
    ['another public_id', { public_id: 'u/2/theirs' }],
    ['another folder', { folder: 'elsewhere' }],
    ['overwriting', { overwrite: 'true' }],
    ['more formats', { allowed_formats: 'mp4,html' }],
    ['an own webhook', { notification_url: 'http://127.0.0.1:1/' }],
    ['any unknown parameter', { something: 'new' }],
  ])('a ticket used for %s', async (_name, change) => {
    const fields = ticket()
    const answer = await upload(server, { fields: { ...fields, ...change }, signature: sign(fields) })
    expect(answer.status).toBe(401)
  })

  it('a dropped parameter', async () => {
    const { allowed_formats: _formats, ...rest } = ticket()
    expect((await upload(server, { fields: rest, signature: sign(ticket()) })).status).toBe(401)
  })

  it('smuggling through an ampersand, and the signer that would make it possible', async () => {
    const timestamp = String(nowSeconds())
    const signed = { notification_url: 'http://127.0.0.1:9/?a=1&public_id=stolen', timestamp }
    const smuggled = { notification_url: 'http://127.0.0.1:9/?a=1', public_id: 'stolen', timestamp }
    expect((await upload(server, { fields: smuggled, signature: sign(signed) })).status).toBe(401)
    expect((await upload(server, { fields: signed, signature: sign(signed) })).status).toBe(200)
    // Version 1 of the honest form: refused, so a signer that still uses it cannot go unnoticed.
    expect((await upload(server, { fields: signed, signature: sign(signed, { version: 1 }) })).status).toBe(
      401,
    )
  })

  it('a parameter hidden in the name of another', async () => {
    const fields = { timestamp: String(nowSeconds()), public_id: 'u/1/named', context: 'ticket=7' }
    const { context: _context, ...rest } = fields
    const extra: [string, string][] = [['context=ticket', '7']]
    const answer = await upload(server, { fields: rest, extra, signature: sign(fields) })
    expect(answer).toMatchObject({ status: 400, error: 'Invalid parameter name context=ticket' })
  })

  it('one parameter sent twice', async () => {
    const fields = ticket()
    const extra: [string, string][] = [['public_id', 'u/2/theirs']]
    expect(await upload(server, { fields, extra, signature: sign(fields) })).toMatchObject({
      status: 400,
      error: 'Duplicate parameter public_id',
    })
  })

  it('a stale timestamp', async () => {
    const timestamp = String(nowSeconds() - 3602)
    const answer = await upload(server, { fields: { timestamp } })
    expect(answer.status).toBe(400)
    expect(answer.error).toMatch(
      /^Stale request - reported time is \d{4}-\d\d-\d\d .* which is more than 1 hour ago$/,
    )
    expect((await upload(server, { fields: { timestamp: String(nowSeconds() - 3500) } })).status).toBe(200)
  })

  it('a timestamp far ahead, none, or one in milliseconds', async () => {
    for (const timestamp of [String(nowSeconds() + 3700), '', String(Date.now()), '1e9']) {
      expect((await upload(server, { fields: { timestamp } })).status).toBe(400)
    }
    expect(() => checkTimestamp('1000', 1000 * 1000 + 3_600_000)).not.toThrow()
    expect(() => checkTimestamp('1000', 1000 * 1000 + 3_601_000)).toThrow(/Stale request/)
  })

  it('unsigned uploads, presets, unknown keys and unknown clouds', async () => {
    expect((await upload(server, { signature: '' })).status).toBe(400)
    expect((await upload(server, { fields: { upload_preset: 'open' } })).status).toBe(400)
    const form = new FormData()
    const fields = { timestamp: String(nowSeconds()) }
    form.append('timestamp', fields.timestamp)
    form.append('signature', sign(fields))
    form.append('api_key', 'nobody')
    form.append('file', new Blob(['x']), 'x.mp4')
    const call = (cloud: string) =>
      fetch(`${server.origin}/v1_1/${cloud}/video/upload`, { method: 'POST', body: form })
    expect((await call(account.cloudName)).status).toBe(401)
    expect((await call('someone-else')).status).toBe(401)
  })

  it('leaves nothing of a refused file behind', async () => {
    expect(await server.leftovers()).toEqual([])
  })
})
