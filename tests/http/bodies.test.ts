import net from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { apps, isAlive } from '../support/http/apps'
import { type Belongings, fillIn, giveBelongings } from '../support/http/belongings'
import { type Person, registerPerson } from '../support/http/people'
import { sendRaw, statusesOf } from '../support/http/raw'
import { codeOf, send } from '../support/http/send'
import { handlers } from './route-classes'

const { main } = apps
const kilobyte = 1_024

let owner: Person & { cookie: string }
let belongings: Belongings
beforeAll(async () => {
  owner = await registerPerson(main, 'partner')
  belongings = await giveBelongings(owner, 'Bodied')
})

const writes = Object.entries(handlers).filter(([name]) => !name.startsWith('GET '))

/** The head of a request, as a proxy would send it. */
function headOf(method: string, path: string, lines: string[]): string {
  return [
    `${method} ${path} HTTP/1.1`,
    'Host: morsel.example',
    'X-Forwarded-For: 10.99.99.99',
    `Origin: ${main.appOrigin}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/json',
    `Cookie: ${owner.cookie}`,
    ...lines,
    '',
    '',
  ].join('\r\n')
}

/**
 * Pours an endless body out until the server answers or hangs up.
 *
 * @returns what it answered and how many bytes it let us send
 */
function pour(
  method: string,
  path: string,
  limitBytes: number,
): Promise<{ status: number | null; sentBytes: number }> {
  return new Promise((resolve) => {
    const socket = net.connect(main.port, '127.0.0.1')
    const piece = `${(16 * kilobyte).toString(16)}\r\n${' '.repeat(16 * kilobyte)}\r\n`
    let sentBytes = 0
    let text = ''
    const end = () => {
      socket.destroy()
      resolve({ status: statusesOf(text)[0] ?? null, sentBytes })
    }
    const more = () => {
      if (sentBytes > limitBytes || statusesOf(text).length > 0) return
      sentBytes += piece.length
      if (socket.write(piece)) setImmediate(more)
      else socket.once('drain', more)
    }
    socket.setEncoding('utf8').on('data', (data: string) => {
      text += data
      if (statusesOf(text).length > 0) end()
    })
    socket.once('error', end).once('close', end)
    socket.write(headOf(method, path, ['Transfer-Encoding: chunked']))
    more()
  })
}

describe('bodies [R68]', () => {
  it.each(writes)('of %s are refused for what their length says', async (name, routeClass) => {
    const [method = '', route = ''] = name.split(' ')
    const declared = headOf(method, fillIn(route, belongings), [`Content-Length: ${2_000 * kilobyte}`])
    // Nothing of it is ever sent: whoever waits for it has lost.
    const [status = 0] = statusesOf(await sendRaw(main, declared))
    if (routeClass === 'machine') expect([401, 413]).toContain(status)
    else expect(status).toBeGreaterThanOrEqual(200)
    expect(status).toBeLessThan(500)
  })

  it.each(writes)('of %s that never end are not read to the end', async (name) => {
    const [method = '', route = ''] = name.split(' ')
    const { status, sentBytes } = await pour(method, fillIn(route, belongings), 64 * kilobyte * kilobyte)
    // A route that takes no body answers without reading it.
    expect(status === null || status < 500).toBe(true)
    expect(sentBytes).toBeLessThan(8 * kilobyte * kilobyte)
  })

  it('are cut off at 64 kB where people sign in', async () => {
    const big = { email: 'a@example.com', password: 'x'.repeat(64 * kilobyte) }
    for (const path of ['/api/auth/login', '/api/auth/register']) {
      const answer = await send(main, { method: 'POST', path, body: big })
      expect([answer.status, codeOf(answer)]).toEqual([413, 'body_too_large'])
    }
  })

  const deep = 30_000
  const hostile: [what: string, body: string][] = [
    ['deep lists', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['deep objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    [
      'ten thousand keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, at]))),
    ],
    ['one key ten thousand times', `{${Array(7_000).fill('"a":1').join(',')}}`],
    ['a long string', JSON.stringify({ email: 'a'.repeat(60_000), password: 'x' })],
    ['a long key', `{"${'k'.repeat(60_000)}":1}`],
    ['a huge number', `{"email":1e999999,"password":${'9'.repeat(60_000)}}`],
    ['many escapes', `{"email":"${'\\u0000'.repeat(10_000)}","password":"x"}`],
    ['lone surrogates', '{"email":"\\ud800\\udfff\\ud800","password":"x"}'],
    [
      'prototypes',
      '{"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}},"email":"a@b.c","password":"x"}',
    ],
    ['a list', '[]'],
    ['nothing at all', ''],
    ['null', 'null'],
    ['not JSON', '<xml/>'],
    ['a byte order mark', '\ufeff{}'],
  ]

  it.each(hostile)('of %s get a plain refusal everywhere', async (_, body) => {
    for (const [name] of writes) {
      const [method = '', route = ''] = name.split(' ')
      // These two would end the session that the others are asked with.
      const cookie = /logout|refresh/.test(name) ? undefined : owner.cookie
      const call = { method, path: fillIn(route, belongings), body, ...(cookie ? { cookie } : {}) }
      const answer = await send(main, call)
      expect([name, answer.status < 500 || answer.status === 503]).toEqual([name, true])
      expect([name, answer.text.length < 2_000]).toEqual([name, true])
    }
    const login = await send(main, { method: 'POST', path: '/api/auth/login', body })
    expect([400, 422]).toContain(login.status)
    expect(login.text.length).toBeLessThan(2_000)
  })

  it('that crawl in on two hundred connections keep nobody else waiting', async () => {
    const crawlers = Array.from({ length: 200 }, () => {
      const socket = net.connect(main.port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(`${headOf('POST', '/api/auth/login', ['Content-Length: 1000'])}{`)
      return socket
    })
    await Promise.all(crawlers.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    expect((await send(main, { path: '/api/feed' })).status).toBe(200)
    expect((await send(main, { path: '/login' })).status).toBe(200)
    for (const socket of crawlers) socket.destroy()
    expect((await send(main, { path: '/api/health/live' })).status).toBe(200)
    expect(isAlive(main)).toBe(true)
  })
})
