import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { apps } from '../support/http/apps'
import { registerPerson } from '../support/http/people'
import { type Answer, send } from '../support/http/send'
import { pages } from './route-classes'

const { main, bare } = apps

/** Where a browser would go, from a page of ours; null when it stays. */
function destination({ headers, text }: Answer): URL | null {
  const [location] = headers.location ?? []
  const inPage = /http-equiv="refresh" content="\d+;url=([^"]+)"/.exec(text)?.[1]
  const target = location ?? inPage
  return target === undefined ? null : new URL(target, main.appOrigin)
}

const evil = [
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/%09/evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  'https:evil.example',
  'https:/evil.example',
  'http:\\\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '@evil.example',
  'https://morsel.example@evil.example',
  'https://morsel.example.evil.example',
  '/\r\nSet-Cookie: planted=1',
  '/\nLocation: https://evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '\u2028//evil.example',
  '/\u0000/evil.example',
  '//\u3002evil.example',
  '/\uff0fevil.example',
]

let signedIn: string
beforeAll(async () => {
  signedIn = (await registerPerson(main, 'viewer')).cookie
})

const openPages = Object.entries(pages)
  .filter(([route, routeClass]) => routeClass === 'public' && !route.includes('['))
  .map(([route]) => route)
const otherNames = ['callbackUrl', 'redirect', 'url', 'returnTo', 'continue']

async function expectAtHome(path: string, headers: Record<string, string> = {}): Promise<void> {
  for (const cookie of [undefined, signedIn]) {
    const answer = await send(main, { path, headers, ...(cookie ? { cookie } : {}) })
    expect(answer.status).toBeLessThan(500)
    expect(destination(answer)?.origin ?? main.appOrigin).toBe(main.appOrigin)
    expect(answer.headers['set-cookie']?.join() ?? '').not.toContain('planted')
    // Where a script would go: links and what is handed to it.
    expect(answer.text).not.toMatch(
      /(?:href|action)="(?:\w+:)?[\\/]{2}evil|(?:href|action)="\s*(?:javascript|data|vbscript):/i,
    )
  }
}

describe('a parameter that says where to go on [R67]', () => {
  it.each(openPages)('of %s leads nowhere but here', async (route) => {
    for (const value of evil) await expectAtHome(`${route}?next=${encodeURIComponent(value)}`)
    for (const name of otherNames) await expectAtHome(`${route}?${name}=https%3A%2F%2Fevil.example`)
  })

  it('leads nowhere but here whatever it is made of', async () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      'https',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '\r',
      ' ',
      '?',
      '#',
      'javascript',
    )
    const values = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        await expectAtHome(`/login?next=${encodeURIComponent(value)}`)
      }),
      { numRuns: 150, seed: 20_261_128 },
    )
  })

  it('still works for what it is for, so that the tests above can fail', async () => {
    const answer = await send(main, { path: '/login?next=%2Fv%2F1', cookie: signedIn })
    expect(destination(answer)?.pathname).toBe('/v/1')
  })
})

describe('a form that is sent without scripts [R67]', () => {
  it.each(evil)('leads nowhere but here with next=%j', async (next) => {
    const person = await registerPerson(main, 'viewer')
    for (const password of [person.password, 'wrong']) {
      const answer = await send(main, {
        method: 'POST',
        path: '/login/form',
        body: new URLSearchParams({ email: person.email, password, next }).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      })
      expect(answer.status).toBe(303)
      expect(destination(answer)?.origin).toBe(main.appOrigin)
      expect(JSON.stringify(answer.headers)).not.toContain('planted=1')
    }
  })
})

describe('the way to sign in [R67]', () => {
  const hosts = [
    { Host: 'evil.example' },
    { 'X-Forwarded-Host': 'evil.example' },
    { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '8080' },
    { Forwarded: 'host=evil.example;proto=http' },
    { 'X-Host': 'evil.example', 'X-Original-Host': 'evil.example' },
    { Host: 'morsel.example@evil.example' },
    { Host: 'morsel.example:evil' },
    { Host: '' },
  ]

  it.each(hosts)('is ours, whatever host the request names: %j', async (headers) => {
    for (const app of [main, bare])
      for (const path of ['/studio', '/studio/', '//studio', '/settings/sign-in?a=//evil.example']) {
        const answer = await send(app, { path, headers })
        expect([307, 308, 400]).toContain(answer.status)
        expect(destination(answer)?.origin ?? main.appOrigin).toBe(main.appOrigin)
      }
  })

  it.each([
    '//evil.example',
    '//evil.example/%2f..',
    '/\\evil.example',
    '///evil.example//',
    '/%5cevil.example',
    '/studio//evil.example',
    '/.evil.example',
  ])('%s is a path and no place', async (path) => {
    const answer = await send(main, { path })
    expect(destination(answer)?.origin ?? main.appOrigin).toBe(main.appOrigin)
  })
})
