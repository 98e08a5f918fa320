import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type App, apps, isAlive } from '../support/http/apps'
import { findLeaks } from '../support/http/find-leaks'
import { registerPerson } from '../support/http/people'
import { sendRaw, statusesOf } from '../support/http/raw'
import { codeOf, header, send } from '../support/http/send'
import { handlers, pages } from './route-classes'

const { main } = apps

const line = (text: string) => `${text}\r\n`
const host = line('Host: morsel.example')
const end = line('')

/** One request each; 0 stands for hanging up without a word. */
const broken: [what: string, bytes: string, allowed?: number[]][] = [
  ['TRACE', `TRACE / HTTP/1.1\r\n${host}${end}`, [405]],
  ['TRACE of a handler', `TRACE /api/feed HTTP/1.1\r\n${host}Cookie: a=secret\r\n${end}`, [405]],
  ['TRACK', `TRACK / HTTP/1.1\r\n${host}${end}`],
  ['CONNECT', `CONNECT evil.example:443 HTTP/1.1\r\n${host}${end}`, [0]],
  ['a method of its own', `BREW /pot HTTP/1.1\r\n${host}${end}`],
  ['a method in small letters', `get / HTTP/1.1\r\n${host}${end}`],
  ['a very long method', `${'G'.repeat(9_000)} / HTTP/1.1\r\n${host}${end}`],
  ['no version, which is HTTP/0.9', `GET /\r\n${host}${end}`, [200, 400]],
  ['a version of its own', `GET / HTTP/9.9\r\n${host}${end}`, [400, 505]],
  ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['TLS on the plain port', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
  ['no Host', `GET / HTTP/1.1\r\n${end}`],
  ['two Hosts', `GET / HTTP/1.1\r\n${host}Host: evil.example\r\n${end}`, [200, 400]],
  ['a blank in a name', `GET / HTTP/1.1\r\n${host}X Y: 1\r\n${end}`],
  ['no colon', `GET / HTTP/1.1\r\n${host}nonsense\r\n${end}`],
  ['a zero byte in a value', `GET / HTTP/1.1\r\n${host}X-Y: a\u0000b\r\n${end}`],
  ['a bare line feed', `GET / HTTP/1.1\n${host}X: y\n\n`],
  ['a folded header', `GET / HTTP/1.1\r\n${host}X-Y: a\r\n b\r\n${end}`],
  ['a blank in the address', `GET /a b HTTP/1.1\r\n${host}${end}`],
  ['a zero byte in the address', `GET /a\u0000b HTTP/1.1\r\n${host}${end}`],
  ['letters that need escaping', `GET /caf\u00e9 HTTP/1.1\r\n${host}${end}`, [400, 404]],
  ['an address of another server', `GET http://evil.example/ HTTP/1.1\r\n${host}${end}`],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${host}${end}`],
  ['no slash', `GET nope HTTP/1.1\r\n${host}${end}`],
  ['a very long address', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}${end}`, [414, 431]],
  ['a very long header', `GET / HTTP/1.1\r\n${host}X-Y: ${'a'.repeat(20_000)}\r\n${end}`, [431]],
  ['three thousand headers', `GET / HTTP/1.1\r\n${host}${'X: y\r\n'.repeat(3_000)}${end}`, [200, 431]],
  [
    'two lengths',
    `POST /api/auth/login HTTP/1.1\r\n${host}Content-Length: 2\r\nContent-Length: 3\r\n${end}{}`,
  ],
  [
    'a length and chunks',
    `POST /api/auth/login HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n${end}{}`,
  ],
  ['a negative length', `POST /api/auth/login HTTP/1.1\r\n${host}Content-Length: -1\r\n${end}`],
  ['a length in words', `POST /api/auth/login HTTP/1.1\r\n${host}Content-Length: two\r\n${end}`],
  ['an odd coding', `POST /api/auth/login HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n${end}`],
  ['a broken chunk', `POST /api/auth/login HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n${end}zz\r\n`],
  [
    'an upgrade',
    `GET / HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA\r\n${end}`,
    [426],
  ],
  [
    'a web socket',
    `GET /_next/webpack-hmr HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n${end}`,
    [426],
  ],
  [
    'an expectation',
    `POST /api/auth/login HTTP/1.1\r\n${host}Expect: 200-maybe\r\nContent-Length: 2\r\n${end}{}`,
    [417],
  ],
]

describe('a malformed request [R69]', () => {
  it.each(broken)('with %s gets a plain 4xx or nothing', async (_, bytes, allowed = [400]) => {
    const raw = await sendRaw(main, bytes)
    const [status = 0] = statusesOf(raw)
    expect(allowed).toContain(status)
    const text = raw.slice(raw.indexOf('\r\n\r\n'))
    if (status >= 400) expect(findLeaks({ status, headers: {}, text })).toEqual([])
    expect(raw).not.toContain('secret')
    expect(isAlive(main)).toBe(true)
  })

  it('tells what may be asked instead of what may not', async () => {
    for (const [method, path] of [
      ['TRACE', '/'],
      ['PUT', '/login'],
      ['DELETE', '/studio'],
    ] as const) {
      const answer = await send(main, { method, path })
      expect([answer.status, header(answer, 'allow')]).toEqual([405, 'GET, HEAD, POST'])
    }
  })

  it.each(['PUT', 'PROPFIND', 'SEARCH', 'LINK'])(
    'that %s a handler which has none is refused',
    async (method) => {
      for (const path of ['/api/feed', '/api/auth/login', '/api/health/live']) {
        const answer = await send(main, { method, path })
        expect([400, 405]).toContain(answer.status)
        expect(answer.text.length).toBeLessThan(300)
      }
    },
  )
})

/** Of one seed, so that a failure is there again in the next run. */
const seed = 20_261_128
const randomRequests = 10_000
const sideBySide = 8

const odd = fc.constantFrom(
  '%',
  '%zz',
  '%00',
  '%2e%2e',
  '..',
  '.',
  '/',
  '//',
  '\\',
  ';',
  '?',
  '#',
  '&',
  '=',
  '%ff',
  '%c0%ae',
  '%E0%A4%A',
  '%u0041',
  "'",
  '"',
  '<script>',
  '{{7*7}}',
  '%0d%0aSet-Cookie:%20a=b',
  ' OR 1=1--',
  '*',
  '~',
  ':',
  '@',
  '|',
  '[',
  ']',
  '{',
  '}',
  '__proto__',
  'constructor',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(40),
  'null',
  'undefined',
  'true',
  '\u00ff',
)
const word = fc.oneof(odd, fc.string({ maxLength: 12 }), fc.uuid(), fc.base64String({ maxLength: 40 }))

/** What may stand on the wire at all; the rest is for the raw requests above. */
const printable = (text: string) => text.replaceAll(/[^\x21-\x7e\xa1-\xff]/g, '')

const knownPaths = [
  ...Object.keys(pages),
  ...Object.keys(handlers).map((name) => name.split(' ')[1] ?? ''),
  '/_next/static/chunks/x.js',
  '/_next/data/x/index.json',
  '/nowhere',
]
const path = fc
  .tuple(fc.constantFrom(...knownPaths), word, fc.array(word, { maxLength: 3 }), fc.boolean())
  .map(([route, parameter, query, isTorn]) => {
    const filled = route.replaceAll(/\[\w+\]/g, parameter)
    const asked = isTorn ? filled.slice(0, Math.ceil(filled.length / 2)) + parameter : filled
    const names = ['cursor', 'limit', 'next', 'limit', '_rsc']
    const text = query.map((value, at) => `${names[at]}=${value}`).join('&')
    return printable(`/${asked.slice(1)}${text === '' ? '' : `?${text}`}`)
  })

const token = fc.oneof(
  word,
  fc.constant('eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'),
  fc.constant(`${'a'.repeat(3_000)}.b.c`),
)
const headers = fc.dictionary(
  fc.constantFrom(
    'Cookie',
    'Host',
    'Content-Type',
    'Accept',
    'Accept-Language',
    'Accept-Encoding',
    'RSC',
    'Next-Router-State-Tree',
    'Next-Router-Prefetch',
    'Next-Router-Segment-Prefetch',
    'Next-Url',
    'Next-Action',
    'If-None-Match',
    'If-Modified-Since',
    'Range',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-For',
    'User-Agent',
    'Referer',
    'Origin',
    'Sec-Fetch-Site',
    'Purpose',
    'X-Cld-Signature',
    'X-Cld-Timestamp',
    'Authorization',
  ),
  token.map(printable),
  { maxKeys: 5 },
)
const cookie = fc.array(
  fc.tuple(fc.constantFrom('__Host-at', '__Host-rt', '__Host-dc', 'at', '', 'x'), token),
  { maxLength: 4 },
)
const body = fc.oneof(
  fc.json(),
  fc.string({ maxLength: 200 }),
  fc.constant('{"email":"a@example.com","password":"x"}'),
  odd,
)
const method = fc.constantFrom(
  'GET',
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'TRACE',
)

const request = fc.record({ method, path, headers, cookie, body })

/** Everything but refusals; 503 is one, by which a machine that is too busy for its database says so. */
async function askAtRandom(app: App, count: number): Promise<{ status: number; asked: string }[]> {
  const asked = fc.sample(request, { seed, numRuns: count })
  const failed: { status: number; asked: string }[] = []
  const next = async (): Promise<void> => {
    for (let one = asked.pop(); one !== undefined; one = asked.pop()) {
      const pairs = one.cookie.map(([name, value]) => printable(`${name}=${value}`)).join('; ')
      const hasBody = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(one.method)
      const call = {
        method: one.method,
        path: one.path,
        headers: one.headers,
        ...(pairs && !one.headers.Cookie ? { cookie: pairs } : {}),
        ...(hasBody ? { body: one.body } : {}),
      }
      const { status } = await send(app, call)
      if (status >= 500 && status !== 503) failed.push({ status, asked: JSON.stringify(call) })
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, next))
  return failed
}

describe('an address that cannot be decoded [R69]', () => {
  it.each(['/%', '/v/%zz', '/api/%E0%A4%A', '/api/videos/%ff', '/_next/static/%', '/login?next=%zz'])(
    '%s is refused in the usual words, its query aside',
    async (asked) => {
      const answer = await send(main, { path: asked })
      const isInQuery = asked.includes('?')
      expect([answer.status, codeOf(answer)]).toEqual(isInQuery ? [200, null] : [400, 'malformed_request'])
    },
  )
})

describe('requests at random', () => {
  it(`${randomRequests} of them, none is answered 5xx [R69, R70]`, { timeout: 900_000 }, async () => {
    expect(await askAtRandom(main, randomRequests)).toEqual([])
    expect(isAlive(main)).toBe(true)
    // Still whole afterwards: somebody can join.
    expect((await registerPerson(main, 'viewer')).userId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('what is said twice [R70]', () => {
  it.each([
    '/api/feed?limit=1&limit=2',
    '/api/feed?limit[]=1',
    '/api/feed?limit[$gt]=1',
    '/api/feed?limit=1&limit=1',
    '/api/feed?cursor=a&cursor=b',
    '/api/feed?__proto__[x]=1',
    '/api/feed?unknown=1',
  ])('%s is refused, not guessed at', async (asked) => {
    expect((await send(main, { path: asked })).status).toBe(422)
  })

  it('a page takes the query for missing', async () => {
    for (const asked of [
      '/login?next=/a&next=/b',
      '/session/continue?next=/a&next=//evil.example',
      '/?v=1&v=2',
    ])
      expect((await send(main, { path: asked })).status).toBe(200)
  })

  it('a header is taken for neither', async () => {
    const email = { email: 'a@example.com', password: 'x' }
    const ask = (twice: Record<string, string[]>) =>
      send(main, { method: 'POST', path: '/api/auth/login', body: email, headers: twice })
    expect((await ask({ Origin: [main.appOrigin, 'https://evil.example'] })).status).toBe(403)
    expect((await ask({ Origin: ['https://evil.example', main.appOrigin] })).status).toBe(403)
    expect((await ask({ 'Sec-Fetch-Site': ['same-origin', 'cross-site'] })).status).toBe(403)
    expect((await ask({ 'Content-Type': ['text/plain', 'application/json'] })).status).toBe(415)
  })
})
