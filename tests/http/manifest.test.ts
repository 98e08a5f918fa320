import { beforeAll, describe, expect, it } from 'vitest'
import { type App, apps } from '../support/http/apps'
import { type Belongings, fillIn, giveBelongings } from '../support/http/belongings'
import { methodsOf, routesOf } from '../support/http/manifest'
import { pageOutcome, textsOf } from '../support/http/page-outcome'
import { type Person, type Role, registerPerson, signIn, signInAndOut } from '../support/http/people'
import { type Answer, codeOf, send } from '../support/http/send'
import { files, forms, handlers, pages, type RouteClass, restOfApi } from './route-classes'

/**
 * The build's own list of routes, each asked by a stranger, by the wrong and the right role, and with the cookies of a
 * session that is over; and once more on builds whose gate is gone, renamed or on the edge.
 */
const roles = ['viewer', 'partner', 'admin'] as const

/** Who gets in, of those who are signed in. An admin has no kitchen, so what a partner's page shows one is left open. */
const rightRoles: Record<RouteClass, readonly Role[]> = {
  public: roles,
  session: roles,
  partner: ['partner'],
  admin: ['admin'],
  machine: roles,
  local: [],
}
const wrongRoles: Record<RouteClass, readonly Role[]> = {
  public: [],
  session: [],
  partner: ['viewer'],
  admin: ['viewer', 'partner'],
  machine: [],
  local: roles,
}

/** Somebody to read with one session, and somebody else to sign in again and again. */
type Cast = Record<Role, { reading: string; over: string; doer: Person }>
let cast: Cast
let belongings: Belongings

async function castRole(role: Role) {
  const { main } = apps
  const reader = await registerPerson(main, role)
  const doer = await registerPerson(main, role)
  // Both keep what they see on the way: the owner of the belongings reads, and a twin of theirs does.
  return { reader, reading: reader.cookie, over: await signInAndOut(main, reader), doer }
}

beforeAll(async () => {
  const [viewer, partner, admin] = await Promise.all(roles.map(castRole))
  if (!viewer || !partner || !admin) throw new Error('no cast')
  cast = { viewer, partner, admin }
  belongings = await giveBelongings(partner.reader, 'A clip for the walk')
})

const signedOutCodes = ['unauthenticated', 'session_ended', 'token_expired']

const openPages = new Map<App, string>()

/** What strangers read anywhere, so that seeing it on a protected page proves nothing. */
async function readOpenPages(app: App): Promise<string> {
  const known = openPages.get(app)
  if (known !== undefined) return known
  const open = Object.entries(pages).filter(([, routeClass]) => routeClass === 'public')
  const asked = [...open.map(([route]) => fillIn(route, belongings)), '/nowhere']
  const cookies = [undefined, cast.viewer.reading]
  const answers = await Promise.all(
    asked.flatMap((path) => cookies.map((cookie) => send(app, { path, ...(cookie ? { cookie } : {}) }))),
  )
  const all = answers.map(({ text }) => text).join('\n')
  openPages.set(app, all)
  return all
}

function isLike(answer: Answer, outcomes: string[], secrets: string[]): void {
  expect(outcomes).toContain(pageOutcome(answer))
  expect(secrets.filter((secret) => answer.text.includes(secret))).toEqual([])
}

async function walkPage(app: App, route: string, routeClass: RouteClass): Promise<void> {
  const path = fillIn(route, belongings)
  const visit = (cookie?: string, method = 'GET') =>
    send(app, { method, path, ...(cookie ? { cookie } : {}) })
  if (routeClass === 'public') {
    expect(pageOutcome(await visit())).toBe('shown')
    expect(pageOutcome(await visit(cast.viewer.over))).toBe('shown')
    return
  }
  if (routeClass === 'local') {
    for (const cookie of [undefined, ...roles.map((name) => cast[name].reading)])
      expect(pageOutcome(await visit(cookie))).toBe('not found')
    return
  }
  const [role = 'admin'] = rightRoles[routeClass]
  const right = await visit(cast[role].reading)
  expect(['shown', 'elsewhere']).toContain(pageOutcome(right))
  const open = await readOpenPages(app)
  const secrets = textsOf(right).filter((text) => !open.includes(text))
  if (pageOutcome(right) === 'shown') expect(secrets).not.toEqual([])
  for (const cookie of [undefined, ...roles.map((name) => cast[name].over)])
    for (const method of ['GET', 'HEAD', 'POST']) {
      // The gate goes by the token alone and may turn away the role before anybody sees that the session is over.
      const isOfWrongRole = wrongRoles[routeClass].some((wrong) => cast[wrong].over === cookie)
      const away = isOfWrongRole ? ['sign in', 'elsewhere'] : ['sign in']
      isLike(await visit(cookie, method), away, secrets)
    }
  for (const wrong of wrongRoles[routeClass])
    for (const method of ['GET', 'POST'])
      isLike(await visit(cast[wrong].reading, method), ['elsewhere', 'not found'], secrets)
}

async function walkHandler(app: App, name: string, routeClass: RouteClass): Promise<void> {
  const [method = '', route = ''] = name.split(' ')
  const path = fillIn(route, belongings)
  const body = method === 'GET' ? {} : { body: {} }
  const call = (cookie?: string) => send(app, { method, path, ...body, ...(cookie ? { cookie } : {}) })
  // Some calls end sessions, their own too.
  const cookieOf = (role: Role) => (method === 'GET' ? cast[role].reading : signIn(app, cast[role].doer))
  const outsiders = [undefined, ...roles.map((role) => cast[role].over)]
  if (routeClass === 'public' || routeClass === 'machine') {
    for (const cookie of outsiders) {
      const answer = await call(cookie)
      expect(answer.status).toBeLessThan(500)
      expect([...signedOutCodes, 'forbidden']).not.toContain(codeOf(answer))
      if (routeClass === 'machine') expect(answer.status).toBeGreaterThanOrEqual(400)
    }
    return
  }
  for (const cookie of outsiders) {
    const answer = await call(cookie)
    expect([answer.status, signedOutCodes]).toEqual([401, expect.arrayContaining([codeOf(answer)])])
  }
  for (const role of wrongRoles[routeClass]) {
    const answer = await call(await cookieOf(role))
    expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden'])
  }
  for (const role of rightRoles[routeClass]) {
    const answer = await call(await cookieOf(role))
    expect(answer.status).toBeLessThan(500)
    expect([...signedOutCodes, 'forbidden', 'cross_origin']).not.toContain(codeOf(answer))
  }
}

describe.each([
  ['main', 'with its gate in middleware.ts [R49, R22]'],
  ['bare', 'without any gate [R50]'],
] as const)('the %s build, %s', (name, _) => {
  const app = apps[name]
  const routes = routesOf(app)

  it('has its pages classed in tests/http/route-classes.ts', () => {
    expect(routes.pages).toEqual(Object.keys(pages).sort())
  })

  it('has its files and forms classed in tests/http/route-classes.ts', () => {
    expect(routes.files).toEqual([...files, ...forms].sort())
  })

  it('has its handlers classed in tests/http/route-classes.ts', async () => {
    const found = await Promise.all(
      routes.handlers.map(async (route) => {
        const methods = await methodsOf(app, fillIn(route, belongings))
        return methods.map((method) => `${method} ${route}`)
      }),
    )
    expect(found.flat().sort()).toEqual(Object.keys(handlers).sort())
  })

  it.each(Object.entries(pages))('shows %s to whom it is for: %s', (route, routeClass) =>
    walkPage(app, route, routeClass),
  )

  it.each(Object.entries(handlers))('answers %s to whom it is for: %s', (route, routeClass) =>
    walkHandler(app, route, routeClass),
  )

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'answers %s of what does not exist below /api like any refusal',
    async (method) => {
      const made = ['/api', '/api/nope', '/api/videos/a/b/c', '/api/auth', fillIn(restOfApi, belongings)]
      for (const path of made) {
        const answer = await send(app, { method, path })
        expect([answer.status, answer.headers['content-type']]).toEqual([404, ['application/json']])
        if (method !== 'HEAD') expect(codeOf(answer)).toBe('not_found')
      }
    },
  )
})

/** Behind every page of these stands nothing but the gate. */
describe.each([
  ['proxy', 'in proxy.ts [R92]'],
  ['edge', 'on the edge [R92]'],
] as const)('the gate of the %s build, %s', (name, _) => {
  const app = apps[name]
  const decided = Object.entries(pages).filter(([, routeClass]) => routeClass !== 'local')
  /** A gate reads the role in the token, and who became an admin has had one without it. */
  let admin: string
  beforeAll(async () => {
    admin = await signIn(apps.main, cast.admin.doer)
  })

  it.each(decided)('lets those pass to %s whom it is for: %s', async (route, routeClass) => {
    const visit = async (cookie?: string) =>
      pageOutcome(await send(app, { path: fillIn(route, belongings), ...(cookie ? { cookie } : {}) }))
    expect(await visit()).toBe(routeClass === 'public' ? 'shown' : 'sign in')
    for (const role of wrongRoles[routeClass]) expect(await visit(cast[role].reading)).toBe('elsewhere')
    const [role = 'admin'] = rightRoles[routeClass]
    expect(await visit(role === 'admin' ? admin : cast[role].reading)).toBe('shown')
  })
})
