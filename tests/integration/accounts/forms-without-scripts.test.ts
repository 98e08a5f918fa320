import { describe, expect, it } from 'vitest'
import { POST as forgot } from '@/app/(auth)/forgot/form/route'
import { POST as login } from '@/app/(auth)/login/form/route'
import { POST as register } from '@/app/(auth)/register/form/route'
import { POST as logout } from '@/app/(auth)/session/end/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../../support/accounts'
import { Browser, goodPassword, parseSetCookie, uniqueEmail } from '../../support/browser'
import { isSignedIn } from '../../support/device-list'
import { keepMailsInFolder, waitForMail } from '../../support/mail-folder'

keepMailsInFolder()

type Handler = typeof login
type Sent = Record<string, string | null>

const urlencoded = 'application/x-www-form-urlencoded'

/** Posts a form as a browser does that has no scripts. */
const post = (browser: Browser, handler: Handler, fields: Record<string, string>, headers: Sent = {}) =>
  browser.call(handler, {
    rawBody: new URLSearchParams(fields).toString(),
    headers: { 'content-type': urlencoded, ...headers },
  })

const outcome = (response: Response) => [response.status, response.headers.get('location')]

const person = () => ({
  email: uniqueEmail(),
  password: goodPassword,
  displayName: 'Mia',
  role: 'viewer',
  partnerName: '',
})

describe('forms that a browser sends by itself', () => {
  it('register, sign out, sign in', async () => {
    const browser = new Browser()
    const fields = person()
    expect(outcome(await post(browser, register, fields))).toEqual([303, '/'])
    expect(await isSignedIn(browser)).toBe(true)
    const left = await post(browser, logout, {})
    expect(outcome(left)).toEqual([303, '/'])
    expect(left.headers.get('clear-site-data')).toBe('"cache"')
    expect(await isSignedIn(browser)).toBe(false)
    const { email, password } = fields
    expect(outcome(await post(browser, login, { email, password, next: '/settings?a=1' }))).toEqual([
      303,
      '/settings?a=1',
    ])
    expect(await isSignedIn(browser)).toBe(true)
  })

  it('make a kitchen, and lead its cook to the stove', async () => {
    const fields = { ...person(), role: 'partner', partnerName: `Kitchen ${Date.now()}` }
    expect(outcome(await post(new Browser(), register, fields))).toEqual([303, '/studio/upload'])
  })

  it('remember where the box is ticked, and only there', async () => {
    const { email, password } = await registerSomeone()
    const lives = async (fields: Record<string, string>) => {
      const response = await post(new Browser(), login, { email, password, ...fields })
      const [at] = response.headers.getSetCookie().map(parseSetCookie)
      return Object.hasOwn(at?.attributes ?? {}, 'max-age')
    }
    expect(await lives({ remember: 'on' })).toBe(true)
    expect(await lives({})).toBe(false)
  })

  it('mail a link', async () => {
    const { email } = await registerSomeone()
    expect(outcome(await post(new Browser(), forgot, { email }))).toEqual([303, '/forgot?sent=1'])
    await waitForMail(email, /set a new password/i)
  })

  it('lead back to the page by a code, and repeat nothing that was typed', async () => {
    const { email } = await registerSomeone()
    const browser = new Browser()
    const wrong = await post(browser, login, { email, password: 'not this one', next: '/saved' })
    expect(outcome(wrong)).toEqual([303, '/login?next=%2Fsaved&refused=invalid_credentials'])
    expect(wrong.headers.getSetCookie()).toEqual([])
    expect(outcome(await post(browser, register, { ...person(), email }))).toEqual([
      303,
      '/register?refused=email_taken',
    ])
    expect(outcome(await post(browser, register, { ...person(), password: 'short' }))).toEqual([
      303,
      '/register?refused=validation_failed',
    ])
    expect(outcome(await post(browser, forgot, { email: 'nobody' }))).toEqual([
      303,
      '/forgot?refused=validation_failed',
    ])
    expect(outcome(await post(browser, login, { email, password: 'x', role: 'admin' }))).toEqual([
      303,
      '/login?refused=validation_failed',
    ])
  })

  it('lead nobody to another site [R67]', async () => {
    const { email, password } = await registerSomeone()
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect(outcome(await post(new Browser(), login, { email, password, next }))).toEqual([303, '/'])
  })

  it('are charged as their JSON twins are [R40]', async () => {
    const { email } = await registerSomeone()
    const browser = new Browser()
    for (let turn = 0; turn < 5; turn += 1) await post(browser, login, { email, password: 'a wrong guess' })
    expect(outcome(await post(browser, login, { email, password: goodPassword }))).toEqual([
      303,
      '/login?refused=rate_limited',
    ])
  })
})

const strangers: [string, Sent][] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [
    'another site, in a browser that only sends Origin',
    { origin: 'https://evil.example', 'sec-fetch-site': null },
  ],
  ['a neighbour', { origin: 'http://evil.localhost:3000', 'sec-fetch-site': 'same-site' }],
  ['another port', { origin: 'http://localhost:3001', 'sec-fetch-site': 'same-site' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a page that hides its origin', { origin: 'null', 'sec-fetch-site': null }],
  [
    'an Origin that only looks right',
    { origin: 'http://localhost:3000@evil.example', 'sec-fetch-site': null },
  ],
  ['nobody who says so', { origin: null, 'sec-fetch-site': null }],
]

describe.each(strangers)('a form from %s', (_, headers) => {
  it('signs nobody in, makes no account and sends no mail [R60, R61]', async () => {
    const { email, password, user } = await registerSomeone()
    const fresh = person()
    for (const [handler, fields] of [
      [login, { email, password }],
      [register, fresh],
      [forgot, { email }],
    ] as [Handler, Record<string, string>][]) {
      const response = await post(new Browser(), handler, fields, headers)
      expect(response.headers.get('location')).toMatch(/refused=cross_origin$/)
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(await db().user.count({ where: { email: fresh.email } })).toBe(0)
    expect(await db().mailLink.count({ where: { userId: user.id, kind: 'RESET_PASSWORD' } })).toBe(0)
  })

  it('signs nobody out [R60, R61]', async () => {
    const { browser } = await registerSomeone()
    expect((await post(browser, logout, {}, headers)).headers.getSetCookie()).toEqual([])
    expect(await isSignedIn(browser)).toBe(true)
  })
})

describe('what is no form', () => {
  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', null])(
    'is refused: %s [R62]',
    async (type) => {
      const { email, password } = await registerSomeone()
      const response = await post(new Browser(), login, { email, password }, { 'content-type': type })
      expect(outcome(response)).toEqual([303, '/login?refused=unsupported_media_type'])
    },
  )

  it('is cut off at 64 kB [R68]', async () => {
    const response = await post(new Browser(), login, { email: 'a', password: 'x'.repeat(70_000) })
    expect(outcome(response)).toEqual([303, '/login?refused=body_too_large'])
  })
})
