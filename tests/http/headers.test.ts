import fs from 'node:fs'
import path from 'node:path'
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { apps } from '../support/http/apps'
import { type Belongings, fillIn, giveBelongings } from '../support/http/belongings'
import { flights, sendFlight } from '../support/http/flight'
import { type Person, registerPerson } from '../support/http/people'
import { type Answer, header, send } from '../support/http/send'
import { SharedCache } from '../support/http/shared-cache'
import { files, forms, handlers, pages } from './route-classes'

const { main, laptop } = apps

/** Whatever has no line of its own is missing from some answer (R64). */
const onEveryAnswer: Record<string, RegExp> = {
  'strict-transport-security':
    /^max-age=(?:3153[6-9]\d{3}|315[4-9]\d{4}|31[6-9]\d{5}|3[2-9]\d{6}); includeSubDomains/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^strict-origin-when-cross-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'permissions-policy': /camera=\(\).*microphone=\(\).*geolocation=\(self\)/,
  'content-security-policy': /frame-ancestors 'none'/,
}

function expectHeaders(answer: Answer): void {
  for (const [name, pattern] of Object.entries(onEveryAnswer))
    expect([name, header(answer, name)]).toEqual([name, expect.stringMatching(pattern)])
  for (const name of ['x-powered-by', 'server', 'x-aspnet-version'])
    expect(answer.headers[name]).toBeUndefined()
}

let person: Person & { cookie: string }
let other: Person & { cookie: string }
let belongings: Belongings

beforeAll(async () => {
  ;[person, other] = await Promise.all([registerPerson(main, 'partner'), registerPerson(main, 'partner')])
  belongings = await giveBelongings(person, 'Headed')
})

const builtFile = (): string => {
  const folder = path.join(main.folder, '.next/static/chunks')
  const name = fs.readdirSync(folder).find((file) => file.endsWith('.js'))
  return `/_next/static/chunks/${name}`
}

const odd: [what: string, call: Parameters<typeof send>[1]][] = [
  ['a page that is not there', { path: '/nowhere' }],
  ['a handler that is not there', { path: '/api/nope' }],
  ['a built file', { path: builtFile() }],
  ['a built file that is not there', { path: '/_next/static/nope.js' }],
  ['the image optimiser', { path: '/_next/image?url=%2Ficon.svg&w=64&q=75' }],
  ['a file of public/', { path: '/icon-maskable.png' }],
  ['a file that is not there', { path: '/favicon.ico' }],
  ['a redirect to sign in', { path: '/studio' }],
  ['the redirect from a trailing slash', { path: '/studio/' }],
  ['the redirect from doubled slashes', { path: '//evil.example//studio' }],
  ['a method that no page has', { method: 'PUT', path: '/' }],
  ['a method that a handler has not', { method: 'PUT', path: '/api/feed' }],
  ['TRACE', { method: 'TRACE', path: '/' }],
  ['a preflight', { method: 'OPTIONS', path: '/api/feed' }],
  ['a broken escape', { path: '/%E0%A4%A' }],
  ['a refusal', { path: '/api/auth/me' }],
  ['a body that is too large', { method: 'POST', path: '/api/auth/login', body: 'x'.repeat(70_000) }],
  ['a broken server action', { method: 'POST', path: '/', headers: { 'Next-Action': 'nope' }, body: '[]' }],
]

describe('security headers [R64]', () => {
  it.each(odd)('stand on %s', async (_, call) => {
    expectHeaders(await send(main, call))
  })

  it.each([...Object.keys(pages), ...files])('stand on %s', async (route) => {
    const asked = fillIn(route, belongings)
    for (const cookie of [undefined, person.cookie])
      for (const headers of [{}, ...flights])
        expectHeaders(await sendFlight(main, { path: asked, headers, ...(cookie ? { cookie } : {}) }))
  })

  it.each(Object.keys(handlers))('stand on %s', async (name) => {
    const [method = '', route = ''] = name.split(' ')
    expectHeaders(await send(main, { method, path: fillIn(route, belongings) }))
  })

  it.each(forms)('stand on the answer of the form at %s', async (form) => {
    expectHeaders(await send(main, { method: 'POST', path: form, body: 'x=y' }))
    expectHeaders(await send(main, { path: form }))
  })

  it('offer to keep the connection for longer than a proxy in front does, so that nobody is reset', async () => {
    expect(header(await send(main, { path: '/api/health/live' }), 'keep-alive')).toBe('timeout=65')
  })

  it('do not lock a laptop out of plain http', async () => {
    for (const asked of ['/', '/api/feed', '/icon.svg', '/studio/']) {
      const answer = await send(laptop, { path: asked, headers: { 'X-Forwarded-Proto': 'https' } })
      expect(answer.headers['strict-transport-security']).toBeUndefined()
    }
  })
})

describe('the policy for scripts', () => {
  const nonceOf = (answer: Answer) =>
    /'nonce-([^']+)'/.exec(header(answer, 'content-security-policy') ?? '')?.[1] ?? ''

  it('gives csp_evaluator nothing of high or medium weight to say on a public server [R64]', async () => {
    const policy = header(await send(main, { path: '/' }), 'content-security-policy') ?? ''
    // Only the local media server of this run speaks plain http.
    const onPublicStorage = policy.replaceAll(/http:\/\/localhost:\d+/g, 'https://res.cloudinary.com')
    const findings = new CspEvaluator(new CspParser(onPublicStorage).csp).evaluate()
    expect(findings.filter(({ severity }) => severity <= Severity.MEDIUM)).toEqual([])
    const weak = new CspEvaluator(new CspParser("script-src 'unsafe-inline' *").csp).evaluate()
    expect(weak.some(({ severity }) => severity === Severity.HIGH)).toBe(true)
  })

  it('has another nonce on each of 1,000 pages, and every script carries it [R65]', async () => {
    const nonces = new Set<string>()
    const one = async () => {
      const answer = await send(main, { path: '/session/continue' })
      const nonce = nonceOf(answer)
      expect(nonce).toMatch(/^[\w-]{22}$/)
      nonces.add(nonce)
      const scripts = [...answer.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
      expect(scripts.length).toBeGreaterThan(3)
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
    }
    for (let round = 0; round < 125; round += 1) await Promise.all(Array.from({ length: 8 }, one))
    expect(nonces.size).toBe(1_000)
  })

  it('takes neither nonce nor policy from a request [R65]', async () => {
    const planted = 'planted0planted0planted0'
    for (const asked of ['/', '/login', '/nowhere', '/studio']) {
      const answer = await send(main, {
        path: asked,
        cookie: person.cookie,
        headers: {
          'X-Nonce': planted,
          'Content-Security-Policy': `script-src 'nonce-${planted}'`,
          'Content-Security-Policy-Report-Only': `script-src 'nonce-${planted}'`,
          'X-Middleware-Request-X-Nonce': planted,
          'X-Middleware-Override-Headers': 'x-nonce',
        },
      })
      expect(JSON.stringify(answer.headers)).not.toContain(planted)
      expect(answer.text).not.toContain(planted)
    }
  })
})

/** Says the same to everybody and is worth keeping. */
const sameForAll = ['/api/openapi.json']

describe('caches', () => {
  const reads = [
    ...Object.keys(pages),
    ...Object.keys(handlers)
      .filter((name) => name.startsWith('GET '))
      .map((name) => name.slice('GET '.length)),
  ]

  it.each(reads)('keep nothing of %s for the next one who asks [R66]', async (route) => {
    const asked = fillIn(route, belongings)
    for (const headers of [{}, ...flights]) {
      const cache = new SharedCache()
      for (const cookie of [person.cookie, other.cookie, undefined]) {
        const call = { path: asked, headers, ...(cookie ? { cookie } : {}) }
        const found = cache.find(call)
        const answer = await sendFlight(main, call)
        // What a cache would have handed over was made for nobody in particular.
        if (found) expect(found.text).toBe(answer.text)
        if (cookie && answer.status < 300 && !sameForAll.includes(route))
          expect(header(answer, 'cache-control')).toMatch(/no-store/)
        cache.store(call, answer)
      }
    }
  })

  it('in the middle do keep what is meant for everybody, so that the check above can fail', async () => {
    const cache = new SharedCache()
    const call = { path: builtFile() }
    cache.store(call, await send(main, call))
    expect(cache.find(call)?.status).toBe(200)
  })

  it('are told to forget everything at sign-out', async () => {
    const answer = await send(main, { method: 'POST', path: '/api/auth/logout', cookie: other.cookie })
    expect([header(answer, 'clear-site-data'), header(answer, 'cache-control')]).toEqual([
      expect.stringContaining('"cache"'),
      expect.stringContaining('no-store'),
    ])
  })
})
