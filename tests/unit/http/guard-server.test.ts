import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { unitEnv } from '../../support/unit-env'

const { emit } = http.Server.prototype
let server: http.Server

/** Guards this process as one whose environment says so. */
async function guardAs(changes: Record<string, string>): Promise<void> {
  http.Server.prototype.emit = emit
  vi.resetModules()
  for (const [name, value] of Object.entries({ ...unitEnv, ...changes })) vi.stubEnv(name, value)
  const { guardServer } = await import('@/lib/http/guard-server')
  guardServer()
}

beforeAll(async () => {
  server = http.createServer((_, response) => response.end('let through'))
  server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => {
  http.Server.prototype.emit = emit
  server.close()
})

async function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false })
  request.end()
  const [response] = (await Promise.race([once(request, 'response'), once(request, 'upgrade')])) as [
    http.IncomingMessage,
  ]
  let text = ''
  if (response.statusCode !== 101) for await (const chunk of response) text += String(chunk)
  return { status: response.statusCode, headers: response.headers, text }
}

describe('guardServer', () => {
  it.each([
    ['https://morsel.example', 'max-age=31536000; includeSubDomains'],
    ['http://localhost:3000', undefined],
  ])('on %s sets the headers of every answer, HSTS as %j [R64]', async (origin, hsts) => {
    await guardAs({ APP_ORIGIN: origin })
    for (const [method, path] of [
      ['GET', '/'],
      ['TRACE', '/'],
      ['GET', '/%ff'],
    ] as const) {
      const { headers } = await ask(method, path)
      expect(headers['strict-transport-security']).toBe(hsts)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    }
  })

  it('refuses TRACE and says what may be asked [R69]', async () => {
    await guardAs({})
    const { status, headers, text } = await ask('TRACE', '/api/feed', { cookie: 'secret' })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST'])
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'method_not_allowed' } })
    expect(text).not.toContain('secret')
  })

  it.each(['/%', '/a%zz', '/%E0%A4%A', '/%ff/b', '*', 'http://evil.example/', '//evil.example%ff'])(
    'refuses %s as an address [R69]',
    async (path) => {
      await guardAs({})
      const { status, text } = await ask(path === '*' ? 'OPTIONS' : 'GET', path)
      expect([status, JSON.parse(text)]).toMatchObject([400, { error: { code: 'malformed_request' } }])
    },
  )

  it.each(['nonsense', '%ff', '{}', '["",{"children":5}]'])(
    'refuses %.40s as what is on screen [R69]',
    async (tree) => {
      await guardAs({})
      const { status, text } = await ask('GET', '/', { RSC: '1', 'Next-Router-State-Tree': tree })
      expect([status, JSON.parse(text)]).toMatchObject([400, { error: { code: 'malformed_request' } }])
    },
  )

  it('lets through what a browser says is on screen', async () => {
    await guardAs({})
    const tree =
      '["",{"children":["v",{"children":[["videoId","7","d",null],{"children":["__PAGE__",{}]}]}]}]'
    const headers = { RSC: '1', 'Next-Router-State-Tree': encodeURIComponent(tree) }
    expect(await ask('GET', '/', headers)).toMatchObject({ status: 200, text: 'let through' })
  })

  it.each(['/', '/a%20b', '/v/%E2%82%AC', '/?q=%zz', '/%2e%2e', '//a'])('lets %s through', async (path) => {
    await guardAs({})
    expect(await ask('GET', path)).toMatchObject({ status: 200, text: 'let through' })
  })

  it('hands on all of a crowd that signs in, but nobody who left meanwhile [R35]', async () => {
    await guardAs({})
    let count = 0
    server.on('request', () => {
      count += 1
    })
    const crowd = Promise.all(Array.from({ length: 40 }, () => ask('POST', '/api/auth/login')))
    const { port } = server.address() as AddressInfo
    const leaver = http.request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/api/auth/login',
      agent: false,
    })
    leaver.on('error', () => {}).end(() => leaver.destroy())
    for (const answer of await crowd) expect(answer).toMatchObject({ status: 200, text: 'let through' })
    await ask('POST', '/api/auth/login')
    expect(count).toBe(41)
  })

  it.each([
    ['production', 426],
    ['development', 101],
  ])('in %s answers an upgrade with %i', async (mode, status) => {
    await guardAs({ NODE_ENV: mode })
    expect((await ask('GET', '/', { Connection: 'Upgrade', Upgrade: 'websocket' })).status).toBe(status)
  })

  it('does not stand before a server that cannot run [R12]', async () => {
    await expect(guardAs({ APP_ORIGIN: 'http://morsel.example' })).rejects.toThrow(/APP_ORIGIN/)
    expect(http.Server.prototype.emit).toBe(emit)
  })
})
