import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { apps } from '../support/http/apps'
import { type Belongings, fillIn, giveBelongings } from '../support/http/belongings'
import { buildCanaries } from '../support/http/build-canaries'
import { findLeaks } from '../support/http/find-leaks'
import { flights, sendFlight } from '../support/http/flight'
import { cookieHeader, type Person, registerPerson, signIn } from '../support/http/people'
import { send } from '../support/http/send'
import { uniqueIp } from '../support/unique-ip'
import { handlers, pages } from './route-classes'

const { main, laptop } = apps

const reads = [
  ...Object.keys(pages),
  ...Object.keys(handlers)
    .filter((name) => name.startsWith('GET '))
    .map((name) => name.slice('GET '.length)),
]

/** A whole life of an account, wrong turns included; everything secret that was said on the way. */
async function liveThrough(person: Person & { cookie: string }): Promise<string[]> {
  const secrets = [person.password, person.email]
  const post = (path: string, body: unknown, cookie?: string) =>
    send(main, { method: 'POST', path, body, ...(cookie ? { cookie } : {}) })
  const cookies = [person.cookie, await signIn(main, person), await signIn(main, person, true)]
  await post('/api/auth/login', { email: person.email, password: `wrong ${person.password}` })
  await post('/api/auth/login', { email: `nobody-${person.email}`, password: person.password })
  await post('/api/auth/register', {
    email: person.email,
    password: person.password,
    displayName: 'Mia',
    role: 'viewer',
  })
  await post('/api/auth/login', `{"email":"${person.email}","password":"${person.password}`)
  const renewed = cookieHeader(await post('/api/auth/refresh', {}, cookies[0]))
  cookies.push(renewed, cookieHeader(await post('/api/auth/refresh', {}, renewed)))
  await post('/api/auth/refresh', {}, cookies[0])
  await post('/api/auth/refresh', {}, `__Host-rt=${renewed.slice(10)}x`)
  await post('/api/auth/logout', {}, cookies[4])
  await post('/api/auth/logout', {}, cookies[4])
  for (const cookie of cookies) {
    await send(main, { path: '/studio', cookie })
    await send(main, { path: `/api/auth/me?token=${cookie.slice(10, 60)}`, cookie })
    await send(main, { path: '/session/continue?next=/studio', cookie })
    secrets.push(...cookie.split('; ').map((pair) => pair.split('=')[1] ?? ''))
  }
  return secrets
}

const logLines = (file: string) => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)

describe('tokens', () => {
  let person: Person & { cookie: string }
  let secrets: string[]
  beforeAll(async () => {
    person = await registerPerson(main, 'partner')
    secrets = await liveThrough(person)
  })

  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')

  it('stand in no log, nor do passwords and e-mails [R10, R84]', () => {
    for (const app of [main, laptop]) {
      const log = fs.readFileSync(app.logFile, 'utf8')
      expect(secrets.filter((secret) => secret !== '' && log.includes(secret))).toEqual([])
      // One that says of itself that nobody signed it is what malformed.test.ts sends at the same time.
      const tokens = (log.match(/eyJ[\w-]{8,}\.eyJ[\w-]{8,}/g) ?? []).filter(
        (token) => !token.startsWith(unsigned),
      )
      expect(tokens).toEqual([])
    }
  })

  it.each(reads)('stand in nothing that %s sends, as HTML or flight data [R10]', async (route) => {
    const cookie = await signIn(main, person)
    const values = cookie.split('; ').map((pair) => pair.split('=')[1] ?? '')
    for (const headers of [{}, ...flights]) {
      const answer = await sendFlight(main, { path: fillIn(route, {}), cookie, headers })
      const shown = `${JSON.stringify(answer.headers)} ${answer.text}`
      // Without its signature a token is as telling, and cut in two it is still one.
      for (const value of values)
        for (const part of value.split('.')) expect(part.length > 20 && shown.includes(part)).toBe(false)
    }
  })

  it('are found by the check where they do stand, so that it can fail [R10]', () => {
    const token = (person.cookie.split('; ')[0] ?? '').split('=')[1] ?? ''
    const answer = { status: 200, headers: {}, text: `<p>${token}</p>` }
    expect(findLeaks(answer)).toHaveLength(1)
    expect(findLeaks({ ...answer, headers: { 'set-cookie': [token] }, text: '' })).toEqual([])
    expect(findLeaks({ ...answer, headers: { location: [`/?t=${token}`] }, text: '' })).toHaveLength(1)
    expect(findLeaks({ status: 500, headers: {}, text: 'Error\n    at route (/srv/a.js:1:2)' })).toHaveLength(
      1,
    )
  })
})

describe('the log', () => {
  it('has one JSON line for each account event: who, whence, what came of it, when [R84]', async () => {
    const person = await registerPerson(main, 'viewer')
    const userAgent = `Agent "quoted" \\ {"level":10} ${newId()}`
    const headers = { 'User-Agent': userAgent }
    const ip = uniqueIp()
    const ask = (path: string, body: unknown, cookie?: string) =>
      send(main, { method: 'POST', path, body, headers, ip, ...(cookie ? { cookie } : {}) })
    const { email, password } = person
    await ask('/api/auth/login', { email, password: 'wrong' })
    const signedIn = cookieHeader(await ask('/api/auth/login', { email, password }))
    await ask('/api/auth/logout', {}, signedIn)
    const events = logLines(main.logFile)
      .filter((line) => line.includes(person.userId))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg, ua }) => msg === 'auth' && ua === userAgent)
    expect(events.map(({ event, outcome }) => [event, outcome])).toEqual([
      ['login', 'refused'],
      ['login', 'ok'],
      ['logout', 'ok'],
    ])
    for (const event of events) {
      expect(event).toMatchObject({
        userId: person.userId,
        ip,
        requestId: expect.stringMatching(/^[\w-]{22}$/),
      })
      expect(String(event.time)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    }
    expect(events[0]?.reason).toBe('password')
  })

  it('cannot be given a line by a visitor [R84]', async () => {
    const forged = `forged-${newId()}`
    const line = `\r\n{"level":30,"msg":"auth","event":"login","outcome":"ok","mark":"${forged}"}\n`
    const sneaky = encodeURIComponent(line)
    await send(main, { path: `/api/feed?cursor=${sneaky}` })
    await send(main, { path: `/api/videos/${sneaky}` })
    await send(main, { path: `/nowhere${sneaky}` })
    for (const field of ['email', 'password', 'displayName', 'role'])
      await send(main, {
        method: 'POST',
        path: '/api/auth/register',
        body: {
          email: 'a@example.com',
          password: newId(),
          displayName: 'Mia',
          role: 'viewer',
          [field]: line,
        },
      })
    await send(main, {
      method: 'POST',
      path: '/api/auth/login',
      body: { email: `${line}@example.com`, password: line },
      headers: { 'User-Agent': `x\u0085${forged}\u00a0{"msg":"auth"}`, Referer: sneaky },
    })
    const own = logLines(main.logFile).filter((text) => {
      try {
        return (JSON.parse(text) as { mark?: string }).mark === forged
      } catch {
        return false
      }
    })
    expect(own).toEqual([])
  })
})

describe('what belongs to somebody else', () => {
  const epoch = 918_273_645
  let owner: Person & { cookie: string }
  let other: Person & { cookie: string }
  let belongings: Belongings
  let canaries: string[]

  beforeAll(async () => {
    ;[owner, other] = await Promise.all([registerPerson(main, 'partner'), registerPerson(main, 'partner')])
    belongings = await giveBelongings(owner, 'Shown to all')
    const verified = new Date('2001-02-03T04:05:06.789Z')
    const { password, uploads } = await db().user.update({
      where: { id: owner.userId },
      data: { tokenEpoch: epoch, emailVerifiedAt: verified },
      include: { password: true, uploads: true },
    })
    const hash = password?.hash ?? ''
    expect(hash).toMatch(/^\$argon2id\$/)
    canaries = [
      owner.email,
      owner.userId,
      String(epoch),
      hash.slice(-40),
      hash.slice(0, 30),
      '2001-02-03',
      ...uploads.map(({ id }) => id),
    ]
  })

  it.each(reads)('is not in what %s tells others [R56]', async (route) => {
    const asked = fillIn(route, belongings)
    for (const cookie of [undefined, other.cookie])
      for (const headers of [{}, ...flights]) {
        const answer = await sendFlight(main, { path: asked, headers, ...(cookie ? { cookie } : {}) })
        const shown = `${JSON.stringify(answer.headers)} ${answer.text}`
        // An id that was asked for comes back in the address alone.
        expect(canaries.filter((canary) => shown.includes(canary) && !asked.includes(canary))).toEqual([])
      }
  })

  it('nor are hash and epoch in what the owner sees of the account [R56]', async () => {
    const cookie = await signIn(main, owner)
    const own = canaries.filter((canary) => ![owner.email, owner.userId].includes(canary))
    for (const route of reads) {
      const { text } = await send(main, { path: fillIn(route, belongings), cookie })
      expect([route, own.slice(0, 3).filter((canary) => text.includes(canary))]).toEqual([route, []])
    }
  })

  it('is shown where it is public, so that the checks above can fail', async () => {
    const { text } = await send(main, { path: `/api/videos/${belongings.videoId}` })
    expect(text).toContain('Shown to all')
    expect((await send(main, { path: '/api/auth/me', cookie: await signIn(main, owner) })).text).toContain(
      owner.email,
    )
  })
})

/** Every file that the server hands to a browser as it is. */
function builtFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

describe('what a browser downloads', () => {
  const secretValues = [
    ...Object.values(buildCanaries),
    'canary-db-password',
    'canary-redis-password',
    'canary-cloud-secret',
    ...['AUTH_SECRET', 'DATABASE_URL', 'REDIS_URL', 'CLOUDINARY_URL'].map((name) => process.env[name] ?? ''),
  ].filter((value) => value !== '')
  const names = Object.keys(buildCanaries)

  // The other builds have no page of ours.
  it.each([apps.main, apps.bare].map((app) => [app.name, app] as const))(
    'of the %s build holds no secret, not even the name of one [R87]',
    (_, app) => {
      const files = builtFiles(path.join(app.folder, '.next/static'))
      expect(files.length).toBeGreaterThan(10)
      for (const file of files) {
        const text = fs.readFileSync(file, 'latin1')
        expect([file, [...secretValues, ...names].filter((secret) => text.includes(secret))]).toEqual([
          file,
          [],
        ])
      }
      // What runs on the server knows the names; the scan would be worth nothing if it looked at the wrong folder.
      const server = builtFiles(path.join(app.folder, '.next/server')).filter((file) => file.endsWith('.js'))
      expect(server.some((file) => fs.readFileSync(file, 'latin1').includes('AUTH_SECRET'))).toBe(true)
    },
  )

  it.each([
    '/.env',
    '/.git/config',
    '/package.json',
    '/.next/BUILD_ID',
    '/prisma/schema.prisma',
    '/lib/platform/env.ts',
    '/_next/static/../../package.json',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fetc/passwd',
    '/_next/server/app/page.js',
    '/_next/static/chunks/main.js.map',
  ])('is not the source: %s [R87]', async (asked) => {
    const answer = await send(main, { path: asked })
    expect([400, 404]).toContain(answer.status)
  })
})
