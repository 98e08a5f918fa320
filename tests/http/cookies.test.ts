import { CookieJar } from 'tough-cookie'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { type App, apps } from '../support/http/apps'
import { type Person, registerPerson, signIn } from '../support/http/people'
import { type Answer, codeOf, send } from '../support/http/send'

const { main, laptop } = apps

const maxCookieBytes = 4_096

type Read = { name: string; value: string; attributes: Map<string, string> }

function readSetCookies({ headers }: Answer): Read[] {
  return (headers['set-cookie'] ?? []).map((line) => {
    const [pair = '', ...rest] = line.split('; ')
    const [name = '', ...value] = pair.split('=')
    const attributes = rest.map((part): [string, string] => {
      const [key = '', ...text] = part.split('=')
      return [key.toLowerCase(), text.join('=')]
    })
    return { name, value: value.join('='), attributes: new Map(attributes) }
  })
}

const post = (app: App, path: string, rest: Partial<Parameters<typeof send>[1]> = {}) =>
  send(app, { method: 'POST', path, ...rest })

/** Every kind of answer that carries cookies: a new account, a sign-in of either sort, a refresh, the end. */
async function everySetCookie(app: App): Promise<Read[]> {
  const found: Read[] = []
  const keep = (answer: Answer) => {
    const cookies = readSetCookies(answer)
    expect(cookies.length, answer.text).toBeGreaterThan(0)
    found.push(...cookies)
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  }
  const email = `${newId()}@example.com`
  const password = `canary password ${newId()}`
  keep(
    await post(app, '/api/auth/register', { body: { email, password, displayName: 'Mia', role: 'viewer' } }),
  )
  for (const remember of [false, true]) {
    const cookie = keep(await post(app, '/api/auth/login', { body: { email, password, remember } }))
    const renewed = keep(await post(app, '/api/auth/refresh', { cookie }))
    keep(await post(app, '/api/auth/logout', { cookie: renewed }))
    keep(await post(app, '/api/auth/refresh', { cookie: renewed }))
  }
  return found
}

describe.each([
  ['main', 'on https', ['__Host-at', '__Host-rt', '__Host-dc'], true],
  ['laptop', 'on this computer', ['at', 'rt', 'dc'], false],
] as const)('cookies of %s, %s', (name, _, names, isSecure) => {
  const app = apps[name]
  let all: Read[]
  beforeAll(async () => {
    all = await everySetCookie(app)
  })

  it('are those and no others, host-only, HttpOnly, for the whole site, small [R9, R12]', () => {
    expect(new Set(all.map((cookie) => cookie.name))).toEqual(new Set(names))
    for (const { name: cookie, value, attributes } of all) {
      expect([attributes.get('path'), attributes.has('httponly'), attributes.has('domain')]).toEqual([
        '/',
        true,
        false,
      ])
      expect(attributes.has('secure')).toBe(isSecure)
      expect(attributes.get('samesite')).toBe(cookie.endsWith('rt') ? 'Strict' : 'Lax')
      expect(Buffer.byteLength(`${cookie}=${value}`)).toBeLessThanOrEqual(maxCookieBytes)
    }
  })

  it('are taken by a browser that insists on the rules of the __Host- prefix [R9]', async () => {
    const jar = new CookieJar(undefined, { prefixSecurity: 'strict' })
    const answer = await post(app, '/api/auth/register', {
      body: {
        email: `${newId()}@example.com`,
        password: `canary password ${newId()}`,
        displayName: 'Mia',
        role: 'viewer',
      },
    })
    for (const line of answer.headers['set-cookie'] ?? []) await jar.setCookie(line, app.appOrigin)
    expect((await jar.getCookies(app.appOrigin)).map(({ key }) => key).sort()).toEqual([...names].sort())
    // The ones that end a session must be taken as well, or nobody could sign out.
    const end = await post(app, '/api/auth/logout', { cookie: await jar.getCookieString(app.appOrigin) })
    for (const line of end.headers['set-cookie'] ?? []) await jar.setCookie(line, app.appOrigin)
    expect((await jar.getCookies(app.appOrigin)).map(({ key }) => key)).toEqual([names[2]])
  })
})

describe('remember me', () => {
  const lifetimes = (answer: Answer) =>
    readSetCookies(answer)
      .filter(({ name }) => !name.endsWith('dc'))
      .map(({ attributes }) => [attributes.get('max-age'), attributes.get('expires')])

  it.each([false, true])(
    'of %s is kept through five rotations, whatever the browser says then [R11]',
    async (remember) => {
      const person = await registerPerson(main, 'viewer')
      let answer = await post(main, '/api/auth/login', {
        body: { email: person.email, password: person.password, remember },
      })
      let lastSeconds = Number.POSITIVE_INFINITY
      for (let turn = 0; turn <= 5; turn += 1) {
        expect(answer.status).toBe(200)
        for (const [maxAge, expires] of lifetimes(answer)) {
          expect(expires).toBeUndefined()
          if (!remember) expect(maxAge).toBeUndefined()
          // Only ever towards the fixed end of the session.
          if (remember) expect(Number(maxAge)).toBeGreaterThan(0)
          if (remember) expect(Number(maxAge)).toBeLessThanOrEqual(lastSeconds)
        }
        lastSeconds = Math.min(
          ...lifetimes(answer).map(([maxAge]) => Number(maxAge ?? Number.POSITIVE_INFINITY)),
        )
        const cookie = readSetCookies(answer)
          .map(({ name, value }) => `${name}=${value}`)
          .join('; ')
        answer = await post(main, '/api/auth/refresh?remember=true', {
          cookie,
          body: { remember: !remember },
        })
      }
    },
  )
})

describe('names', () => {
  it('without the prefix are not read on https, with it not on this computer [R12]', async () => {
    const onMain = await registerPerson(main, 'viewer')
    const onLaptop = await registerPerson(laptop, 'viewer')
    const plain = onMain.cookie.replaceAll('__Host-', '')
    const prefixed = onLaptop.cookie.replaceAll(/(^|; )/g, '$1__Host-')
    const me = async (app: App, cookie: string) => (await send(app, { path: '/api/auth/me', cookie })).status
    expect(await me(main, onMain.cookie)).toBe(200)
    expect(await me(main, plain)).toBe(401)
    expect(await me(laptop, onLaptop.cookie)).toBe(200)
    expect(await me(laptop, prefixed)).toBe(401)
    expect((await send(main, { path: '/studio', cookie: plain })).headers.location?.[0]).toMatch(/^\/login/)
  })
})

describe('cookies that a neighbour subdomain plants [R13]', () => {
  let victim: Person & { cookie: string }
  let attacker: Person & { cookie: string }
  let at: string
  let theirs: string
  const accessOf = (cookie: string) => /__Host-at=([^;]+)/.exec(cookie)?.[1] ?? ''

  beforeAll(async () => {
    ;[victim, attacker] = await Promise.all([registerPerson(main, 'viewer'), registerPerson(main, 'viewer')])
    at = accessOf(victim.cookie)
    theirs = accessOf(attacker.cookie)
  })

  /** Whose account a request with these cookies is served as. */
  async function servedAs(cookie: string): Promise<string | null> {
    const answer = await send(main, { path: '/api/auth/me', cookie })
    expect([200, 401]).toContain(answer.status)
    return answer.status === 200 ? (JSON.parse(answer.text) as { user: { id: string } }).user.id : null
  }

  it.each<[string, () => string]>([
    ['twice, ours first', () => `__Host-at=${at}; __Host-at=${theirs}`],
    ['twice, theirs first', () => `__Host-at=${theirs}; __Host-at=${at}`],
    ['twice in two headers', () => `a=1; __Host-at=${at}; b=2; __Host-at=${theirs}`],
    ['only in another case', () => `__host-at=${theirs}; __HOST-AT=${theirs}`],
    ['without a name', () => `=__Host-at=${theirs}`],
    ['behind a blank that is no blank', () => `\u00a0__Host-at=${theirs}`],
    ['quoted', () => `__Host-at="${theirs}"`],
    ['in another name', () => `x__Host-at=${theirs}; __Host-atx=${theirs}`],
    ['in another value', () => `x=__Host-at=${theirs}`],
    ['behind a comma', () => `a=1, __Host-at=${theirs}`],
    ['without the prefix', () => `at=${theirs}; __Secure-at=${theirs}`],
    ['empty', () => '__Host-at=; __Host-at'],
    ['broken off', () => '; ;;=; =;__Host-at'],
  ])('%s make nobody somebody else', async (_, cookie) => {
    expect(await servedAs(cookie())).toBeNull()
  })

  it.each<[string, () => string]>([
    ['in another case', () => `__host-at=${theirs}; __Host-at=${at}`],
    ['without a name', () => `=__Host-at=${theirs}; __Host-at=${at}`],
    ['without the prefix', () => `at=${theirs}; __Host-at=${at}; rt=x`],
    ['twice the same', () => `__Host-at=${at}; __Host-at=${at}`],
  ])('%s leave our own in force', async (_, cookie) => {
    expect(await servedAs(cookie())).toBe(victim.userId)
  })

  it('of a sign-in are never taken over: it makes a new session and ends the planted one [R14]', async () => {
    const planted = await signIn(main, attacker)
    const answer = await post(main, '/api/auth/login', {
      body: { email: victim.email, password: victim.password },
      cookie: planted,
    })
    expect(answer.status).toBe(200)
    const values = readSetCookies(answer).map(({ value }) => value)
    expect(values.filter((value) => planted.includes(value))).toEqual([])
    expect(codeOf(await send(main, { path: '/api/auth/me', cookie: planted }))).toBe('session_ended')
  })
})
