import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { apps } from '../support/http/apps'
import { type Belongings, fillIn, giveBelongings } from '../support/http/belongings'
import { type Person, registerPerson } from '../support/http/people'
import { codeOf, send } from '../support/http/send'
import { forms, handlers, pages, type RouteClass } from './route-classes'

/** Every write of the manifest as a page on another site would cause it, with the cookies of somebody who may do it. */
const { main } = apps
const writes = Object.entries(handlers).filter(
  ([name, routeClass]) => !name.startsWith('GET ') && routeClass !== 'machine',
)

const foreign: Record<string, Record<string, string | string[] | null>> = {
  'a page on another site': { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  'a form on another site, Origin kept back': { 'Sec-Fetch-Site': 'cross-site', Origin: null },
  'a neighbour subdomain': { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.morsel.example' },
  'an old browser on a subdomain': { 'Sec-Fetch-Site': null, Origin: 'https://blog.morsel.example' },
  'an address bar': { 'Sec-Fetch-Site': 'none', Origin: null },
  'a sandboxed frame': { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' },
  'an old browser in a sandboxed frame': { 'Sec-Fetch-Site': null, Origin: 'null' },
  'an Origin that is no URL': { 'Sec-Fetch-Site': null, Origin: 'https://[' },
  'an empty Origin': { 'Sec-Fetch-Site': null, Origin: '' },
  'another port': { 'Sec-Fetch-Site': null, Origin: 'https://morsel.example:8443' },
  'plain http': { 'Sec-Fetch-Site': null, Origin: 'http://morsel.example' },
  'our name as a user name': { 'Sec-Fetch-Site': null, Origin: 'https://morsel.example@evil.example' },
  'our name as a beginning': { 'Sec-Fetch-Site': null, Origin: 'https://morsel.example.evil.example' },
  'two Origins, ours first': {
    'Sec-Fetch-Site': null,
    Origin: ['https://morsel.example', 'https://evil.example'],
  },
  'two Sec-Fetch-Sites, ours first': { 'Sec-Fetch-Site': ['same-origin', 'cross-site'], Origin: null },
  'a Host of its own choice': {
    'Sec-Fetch-Site': null,
    Origin: 'https://evil.example',
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
  },
  'neither header, but our cookies': { 'Sec-Fetch-Site': null, Origin: null },
}

const wrongTypes: Record<string, string | null> = {
  'plain text': 'text/plain;charset=UTF-8',
  'a form': 'application/x-www-form-urlencoded',
  'a form with files': 'multipart/form-data; boundary=x',
  'no type': null,
  'JSON as a mere parameter': 'text/plain; application/json',
  'a relative of JSON': 'application/csp-report',
}

type Owner = Person & { cookie: string }
let owner: Owner
let viewer: Owner
let belongings: Belongings

beforeAll(async () => {
  ;[owner, viewer] = await Promise.all([registerPerson(main, 'partner'), registerPerson(main, 'viewer')])
  belongings = await giveBelongings(owner, 'Untouched')
})

const cookieFor = (routeClass: RouteClass) => (routeClass === 'partner' ? owner : viewer).cookie

/** What somebody has, as far as any of the calls could have changed it. */
async function stateOf({ userId }: Person) {
  const [user, videos, uploads] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: userId }, include: { password: true, partner: true } }),
    db().video.findMany({ where: { partner: { userId } } }),
    db().upload.findMany({ where: { ownerId: userId } }),
  ])
  return { user, videos, uploads }
}

async function sessionsOf({ cookie }: Owner): Promise<number> {
  const answer = await send(main, { path: '/api/auth/sessions', cookie })
  expect(answer.status).toBe(200)
  return (JSON.parse(answer.text) as { sessions: unknown[] }).sessions.length
}

/** A body that the call would take, where one is known, so that only the refusal stands between it and the deed. */
function bodyOf(name: string): unknown {
  if (name === 'POST /api/auth/login') return { email: viewer.email, password: viewer.password }
  if (name === 'PATCH /api/videos/[videoId]') return { name: 'Changed' }
  return {}
}

describe.each(writes)('%s', (name, routeClass) => {
  const [method = '', route = ''] = name.split(' ')

  const ask = (headers: Record<string, string | string[] | null>) =>
    send(main, {
      method,
      path: fillIn(route, belongings),
      cookie: cookieFor(routeClass),
      body: bodyOf(name),
      headers,
    })

  it.each(Object.entries(foreign))('is refused from %s [R60, R61]', async (_, headers) => {
    const answer = await ask(headers)
    expect([answer.status, codeOf(answer)]).toEqual([403, 'cross_origin'])
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it.each(Object.entries(wrongTypes))('is refused as %s [R62]', async (_, type) => {
    const answer = await ask({ 'Content-Type': type })
    expect([answer.status, codeOf(answer)]).toEqual([415, 'unsupported_media_type'])
  })
})

/** What each form would do if it were believed; the others need no more than to be sent. */
const fieldsOf = (form: string): string =>
  form === '/login/form'
    ? new URLSearchParams({ email: viewer.email, password: viewer.password }).toString()
    : new URLSearchParams({ email: 'a@example.com' }).toString()

describe.each(forms)('the form at %s', (form) => {
  const ask = (headers: Record<string, string | string[] | null>) =>
    send(main, {
      method: 'POST',
      path: form,
      cookie: viewer.cookie,
      body: fieldsOf(form),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    })

  it.each(Object.entries(foreign))('is refused from %s [R60, R61]', async (_, headers) => {
    const answer = await ask(headers)
    expect([answer.status, answer.headers['set-cookie']]).toEqual([303, undefined])
    expect((await send(main, { path: '/api/auth/me', cookie: viewer.cookie })).status).toBe(200)
  })

  it.each(['text/plain', 'application/json', 'multipart/form-data; boundary=x', null])(
    'takes nothing of type %j [R62]',
    async (type) => {
      const answer = await ask({ 'Content-Type': type })
      expect([answer.status, answer.headers['set-cookie']]).toEqual([303, undefined])
    },
  )

  it('is refused without a word about where it comes from, cookies or not [R60]', async () => {
    const body = fieldsOf(form)
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': null,
      Origin: null,
    }
    const answer = await send(main, { method: 'POST', path: form, body, headers })
    expect([answer.status, answer.headers['set-cookie']]).toEqual([303, undefined])
  })
})

describe('after all that', () => {
  it('nothing has changed and both are still signed in [R60, R62]', async () => {
    const before = [await stateOf(owner), await stateOf(viewer)]
    const [mine, theirs] = [await sessionsOf(owner), await sessionsOf(viewer)]
    for (const [name, routeClass] of writes) {
      const [method = '', route = ''] = name.split(' ')
      const call = {
        method,
        path: fillIn(route, belongings),
        cookie: cookieFor(routeClass),
        body: bodyOf(name),
      }
      await send(main, {
        ...call,
        headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
      })
      await send(main, { ...call, headers: { 'Content-Type': 'text/plain' } })
    }
    expect([await stateOf(owner), await stateOf(viewer)]).toEqual(before)
    expect([await sessionsOf(owner), await sessionsOf(viewer)]).toEqual([mine, theirs])
  })
})

describe('reading', () => {
  const reads = [
    ...Object.keys(handlers).filter((name) => name.startsWith('GET ')),
    ...Object.keys(pages).map((route) => `GET ${route}`),
  ].map((name) => name.slice('GET '.length))

  it.each(reads)('%s changes nothing, whatever method its headers or query ask for [R62]', async (route) => {
    const before = await stateOf(owner)
    const path = `${fillIn(route, belongings)}?_method=DELETE&method=DELETE`
    const headers = {
      'X-HTTP-Method-Override': 'DELETE',
      'X-HTTP-Method': 'DELETE',
      'X-Method-Override': 'DELETE',
    }
    await send(main, { path, cookie: owner.cookie, headers })
    expect(await stateOf(owner)).toEqual(before)
    expect((await send(main, { path: '/api/auth/me', cookie: owner.cookie })).status).toBe(200)
  })

  it.each([...reads, '/icon.svg', '/api/nope', '/nowhere'])(
    '%s tells no other origin anything: no CORS, no JSONP [R63]',
    async (route) => {
      for (const method of ['GET', 'OPTIONS'])
        for (const origin of [
          'https://evil.example',
          'null',
          'https://blog.morsel.example',
          main.appOrigin,
        ]) {
          const answer = await send(main, {
            method,
            path: `${fillIn(route, belongings)}?callback=take&jsonp=take`,
            cookie: owner.cookie,
            headers: {
              Origin: origin,
              'Sec-Fetch-Site': 'cross-site',
              'Access-Control-Request-Method': 'PUT',
              'Access-Control-Request-Headers': 'content-type',
              'Access-Control-Request-Private-Network': 'true',
            },
          })
          const names = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))
          expect(names).toEqual([])
          expect(answer.headers['timing-allow-origin']).toBeUndefined()
          expect(answer.text).not.toMatch(/^\s*take\(/)
        }
    },
  )
})
