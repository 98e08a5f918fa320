import { describe, expect, it } from 'vitest'
import { readBytes, readJson, requireJsonType } from '@/lib/http/read-body'

const url = 'http://localhost/x'

function post(
  body: BodyInit,
  type: string | null = 'application/json',
  headers: Record<string, string> = {},
) {
  const request = new Request(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  if (type === null) request.headers.delete('content-type')
  else request.headers.set('content-type', type)
  return request
}

const codeFrom = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error) => (error as { code: string }).code,
  )

describe('readJson', () => {
  it.each(['application/json', 'Application/JSON; charset=utf-8', ' application/json ;x=y'])(
    'reads %j',
    async (type) => {
      expect(await readJson(post('{"a":[1,"é"]}', type), 100)).toEqual({ a: [1, 'é'] })
    },
  )

  it.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json-seq',
    null,
  ])('refuses %j [R62]', async (type) => {
    expect(await codeFrom(readJson(post('{}', type), 100))).toBe('unsupported_media_type')
    expect(() => requireJsonType(post('', type))).toThrow()
  })

  it.each(['', '{', 'undefined', "{'a':1}", '\u0000'])('refuses %j as malformed', async (text) => {
    expect(await codeFrom(readJson(post(text), 100))).toBe('malformed_request')
  })

  it('refuses bytes that are not UTF-8', async () => {
    expect(await codeFrom(readJson(post(new Uint8Array([0x22, 0xff, 0x22])), 100))).toBe('malformed_request')
  })

  it('leaves the prototype alone [R58]', async () => {
    const value = await readJson(post('{"__proto__":{"admin":true}}'), 100)
    expect((value as { admin?: boolean }).admin).toBeUndefined()
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('readBytes [R68]', () => {
  it('takes exactly the limit and not one byte more', async () => {
    expect(await readBytes(post(new Uint8Array(100)), 100)).toHaveLength(100)
    expect(await codeFrom(readBytes(post(new Uint8Array(101)), 100))).toBe('body_too_large')
  })

  it('believes a declared length that is too large, and no other', async () => {
    expect(await codeFrom(readBytes(post('x', null, { 'content-length': '101' }), 100))).toBe(
      'body_too_large',
    )
    expect(await codeFrom(readBytes(post('x'.repeat(200), null, { 'content-length': '1' }), 100))).toBe(
      'body_too_large',
    )
  })

  it('stops reading an endless body', async () => {
    let sentBytes = 0
    const endless = new ReadableStream({
      pull(controller) {
        sentBytes += 64
        controller.enqueue(new Uint8Array(64))
      },
    })
    expect(await codeFrom(readBytes(post(endless), 1_000))).toBe('body_too_large')
    expect(sentBytes).toBeLessThan(2_000)
  })

  it('takes a client that goes away for a bad request, not for a fault of ours', async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error('aborted'))
      },
    })
    expect(await codeFrom(readBytes(post(broken), 100))).toBe('malformed_request')
  })

  it('is empty without a body', async () => {
    expect(await readBytes(new Request(url), 100)).toHaveLength(0)
  })
})
