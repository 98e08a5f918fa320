import { beforeAll, describe, expect, it } from 'vitest'
import { type App, apps } from '../support/http/apps'
import { type Belongings, fillIn, giveBelongings } from '../support/http/belongings'
import { sendFlight } from '../support/http/flight'
import { textsOf } from '../support/http/page-outcome'
import { registerPerson, signInAndOut } from '../support/http/people'
import { type Call, send } from '../support/http/send'
import { pages } from './route-classes'

/**
 * Every protected page in spellings and with headers that have once led past a gate (CVE-2025-29927, CVE-2026-44574,
 * -44575, -45109, -64642): whatever comes back, it is nothing that only the page's own people see.
 */
const protectedPages = Object.entries(pages).filter(
  ([, routeClass]) => routeClass !== 'public' && routeClass !== 'local',
)

let insider: string
let over: string
let viewer: string
let belongings: Belongings
/** Everything that anybody can read, so that to find it behind a spelling proves nothing. */
let open: string

beforeAll(async () => {
  const partner = await registerPerson(apps.main, 'partner')
  belongings = await giveBelongings(partner, 'A clip with a name of its own')
  insider = partner.cookie
  over = await signInAndOut(apps.main, partner)
  viewer = (await registerPerson(apps.main, 'viewer')).cookie
  const paths = ['/', '/login', '/partners-only', '/nowhere', ...Object.keys(pages)]
  const cookies = [undefined, viewer]
  const answers = await Promise.all(
    paths.flatMap((path) =>
      cookies.map((cookie) =>
        send(apps.bare, { path: fillIn(path, belongings), ...(cookie ? { cookie } : {}) }),
      ),
    ),
  )
  open = answers.map(({ text }) => text).join('\n')
})

const capitals = (path: string) => path.toUpperCase()
const escaped = (path: string) =>
  path.replace(/\/(\w)/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`)

const spellings: Record<string, (path: string) => string> = {
  'as it is': (path) => path,
  'as flight data': (path) => `${path}.rsc`,
  'as flight data of nothing': (path) => `${path}/.rsc`,
  'as a segment tree': (path) => `${path}.segments/_tree.segment.rsc`,
  'as a page segment': (path) => `${path}.segments${path}/__PAGE__.segment.rsc`,
  'as a full segment': (path) => `${path}.segments/_full.segment.rsc`,
  'as a prefetch': (path) => `${path}.prefetch.rsc`,
  'as an action': (path) => `${path}.action`,
  'as JSON': (path) => `${path}.json`,
  'as HTML': (path) => `${path}.html`,
  'as page data': (path) => `/_next/data/development${path}.json`,
  'behind a locale': (path) => `/en${path}`,
  'with _rsc': (path) => `${path}?_rsc=1abcd`,
  'with route parameters in the query': (path) =>
    `/login?nxtPvideoId=x&nxtIvideoId=x&nextInternalLocale=en&path=${path}`,
  'with an invoke path in the query': (path) => `/?__nextLocale=en&invokePath=${path}&x-invoke-path=${path}`,
  'up and down': (path) => `/login/..${path}`,
  'up and down, escaped': (path) => `/login/%2e%2e${path}`,
  'up and down, escaped twice': (path) => `/login/%252e%252e${path}`,
  'up and down, backwards': (path) => `/login\\..\\${path.slice(1)}`,
  'with doubled slashes': (path) => `/${path}`,
  'with doubled slashes inside': (path) => path.replaceAll('/', '//'),
  'with a dot segment': (path) => `/.${path}`,
  'with an escaped slash': (path) => `/login%2f..${path}`,
  'with a backslash': (path) => `/\\${path.slice(1)}`,
  'with a parameter': (path) => `${path};x=1`,
  'with a parameter in front': (path) => `/;x${path}`,
  'in capitals': capitals,
  'with an escaped letter': escaped,
  'with an escaped letter, in capitals': (path) => escaped(capitals(path)),
  'with a zero byte': (path) => `${path}%00`,
  'with a zero byte and an ending': (path) => `${path}%00.png`,
  'with a line break': (path) => `${path}%0a`,
  'with a blank': (path) => `${path}%20`,
  'with a tab in front': (path) => `/%09${path}`,
  'with a slash behind': (path) => `${path}/`,
  'with an ending like a picture': (path) => `${path}/icon.svg`,
  'with a hash': (path) => `${path}%23`,
  'with a question mark': (path) => `${path}%3f`,
  'as a whole address': (path) => `https://morsel.example${path}`,
  'as an address on another host': (path) => `http://evil.example${path}`,
  'through the image optimiser': (path) => `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`,
  'as its group': (path) => `/(partner)${path}`,
  'with @': (path) => `/@evil.example${path}`,
}

const inHeaders: Record<string, (path: string) => { path?: string; headers: Record<string, string> }> = {
  'as flight data': () => ({ headers: { RSC: '1' } }),
  'as a prefetch': () => ({ headers: { RSC: '1', 'Next-Router-Prefetch': '1' } }),
  'as a segment prefetch': () => ({
    headers: { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  }),
  'as a runtime prefetch': () => ({ headers: { RSC: '1', 'Next-Router-Prefetch': '2' } }),
  'with a router tree of its own': () => ({
    headers: {
      RSC: '1',
      'Next-Router-State-Tree': encodeURIComponent('["",{"children":["__PAGE__",{}]}]'),
    },
  }),
  'as a subrequest': () => ({
    headers: { 'X-Middleware-Subrequest': Array(5).fill('middleware').join(':') },
  }),
  'as a subrequest of src': () => ({
    headers: { 'X-Middleware-Subrequest': Array(5).fill('src/middleware').join(':') },
  }),
  'as a subrequest of the proxy': () => ({
    headers: { 'X-Middleware-Subrequest': Array(5).fill('proxy').join(':') },
  }),
  'as if middleware had said next': () => ({
    headers: { 'X-Middleware-Next': '1', 'X-Middleware-Set-Cookie': 'a=b' },
  }),
  'as a rewrite': (path) => ({ path: '/login', headers: { 'X-Middleware-Rewrite': path } }),
  'as a rewrite of the request': (path) => ({
    path: '/login',
    headers: { 'X-Rewrite-Url': path, 'X-Original-Url': path },
  }),
  'as an invoke': (path) => ({
    path: '/login',
    headers: {
      'X-Invoke-Path': path,
      'X-Invoke-Query': '%7B%7D',
      'X-Invoke-Output': path,
      'X-Invoke-Status': '200',
    },
  }),
  'as a match': (path) => ({
    path: '/login',
    headers: { 'X-Now-Route-Matches': '1=studio', 'X-Matched-Path': path, 'X-Nextjs-Data': '1' },
  }),
  'as page data': () => ({ headers: { 'X-Nextjs-Data': '1' } }),
  'with a revalidation': () => ({ headers: { 'X-Prerender-Revalidate': 'x', Purpose: 'prefetch' } }),
  'with a postponed state': () => ({ headers: { 'Next-Resume': '1', 'X-Next-Resume-State-Length': '2' } }),
  'with a made-up user': () => ({
    headers: {
      'X-User-Id': '1',
      'X-User-Role': 'admin',
      Authorization: 'Bearer x',
      'X-Forwarded-User': 'admin',
    },
  }),
  'with another host': () => ({ headers: { Host: 'localhost', 'X-Forwarded-Host': '127.0.0.1' } }),
}

const calls: [what: string, call: (path: string) => Call][] = [
  ...Object.entries(spellings).map(([what, spell]): [string, (path: string) => Call] => [
    what,
    (path) => ({ path: spell(path) }),
  ]),
  ...Object.entries(inHeaders).map(([what, make]): [string, (path: string) => Call] => [
    `${what} in its headers`,
    (path) => ({ path, ...make(path) }),
  ]),
]

async function secretsOf(app: App, path: string): Promise<string[]> {
  const answer = await send(app, { path, cookie: insider })
  const secrets = textsOf(answer).filter((text) => !open.includes(text))
  if (answer.status === 200) expect(secrets).not.toEqual([])
  return secrets
}

describe.each(['main', 'bare'] as const)('on %s [R51]', (name) => {
  const app = apps[name]

  it.each(protectedPages)('no spelling leads into %s (%s)', async (route, routeClass) => {
    const path = fillIn(route, belongings)
    const secrets = await secretsOf(app, path)
    const outsiders = [undefined, over, ...(routeClass === 'session' ? [] : [viewer])]
    for (const [what, make] of calls)
      for (const cookie of outsiders) {
        const answer = await sendFlight(app, { ...make(path), ...(cookie ? { cookie } : {}) })
        expect.soft([what, secrets.filter((secret) => answer.text.includes(secret))]).toEqual([what, []])
        expect.soft([what, answer.status < 500]).toEqual([what, true])
      }
  })

  it('and its own people do get in, in the spellings of the router, so that the walk can fail', async () => {
    const secrets = await secretsOf(app, '/studio')
    for (const what of ['as flight data in its headers']) {
      const make = calls.find(([name]) => name === what)?.[1]
      const answer = await sendFlight(app, { ...make?.('/studio'), path: '/studio', cookie: insider })
      expect(secrets.filter((secret) => answer.text.includes(secret))).not.toEqual([])
    }
  })
})

describe.each(['proxy', 'edge'] as const)('behind the gate of %s [R52]', (name) => {
  it('no page sees what only the server may say', async () => {
    const planted = 'planted-by-a-client'
    const answer = await send(apps[name], {
      path: '/v/echo',
      headers: {
        'X-User-Id': planted,
        'X-User-Role': planted,
        'X-Middleware-Rewrite': planted,
        'X-Middleware-Request-X-Nonce': planted,
        'X-Middleware-Override-Headers': `x-nonce,${planted}`,
        'X-Nonce': planted,
        'Content-Security-Policy': `script-src 'nonce-${planted}'`,
        'Content-Security-Policy-Report-Only': planted,
        'X-Ordinary': 'kept',
      },
    })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('kept')
    expect(answer.text).not.toContain(planted)
  })
})
