import { beforeEach, describe, expect, it } from 'vitest'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as register } from '@/app/api/auth/register/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf, goodPassword, parseSetCookie, uniqueEmail } from '../support/browser'
import { stayClearOfWindowEnd } from '../support/window-end'

const viewer = () => ({
  email: uniqueEmail(),
  password: goodPassword,
  displayName: 'Mia',
  role: 'viewer',
})

const post = (body: unknown, browser = new Browser()) => browser.call(register, { body })

describe('POST /api/auth/register', () => {
  describe('201', () => {
    it('makes a viewer and signs in, with session cookies and no token in the body', async () => {
      const browser = new Browser()
      const input = viewer()
      const response = await post({ ...input, email: ` ${input.email.toUpperCase()}` }, browser)
      expect(response.status).toBe(201)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      const text = await response.text()
      const { user } = JSON.parse(text)
      expect(user).toEqual({
        id: expect.any(String),
        email: input.email,
        displayName: 'Mia',
        role: 'viewer',
        emailVerified: false,
        partner: null,
      })
      const cookies = response.headers.getSetCookie().map(parseSetCookie)
      expect(cookies.map(({ name }) => name)).toEqual(['at', 'rt', 'dc'])
      const [at, rt] = cookies
      expect(at?.attributes).toEqual({ path: '/', httponly: '', samesite: 'Lax' })
      expect(rt?.attributes).toEqual({ path: '/', httponly: '', samesite: 'Strict' })
      for (const { value } of cookies) expect(text).not.toContain(value)
      expect((await browser.call(me, { method: 'GET' })).status).toBe(200)
    })

    it('makes a partner with a handle out of the name', async () => {
      const name = `Café Zoë ${Date.now()}`
      const { user } = await registerSomeone({ role: 'partner', partnerName: name })
      expect(user.role).toBe('partner')
      expect(user.partner).toEqual({ handle: expect.stringMatching(/^cafe-zoe-\d+$/), name, avatarUrl: null })
    })

    it('gives ten kitchens of the same name, at the same moment, ten handles', async () => {
      const partnerName = `Pizza ${Date.now()}`
      const people = await Promise.all(
        Array.from({ length: 10 }, () => registerSomeone({ role: 'partner', partnerName })),
      )
      expect(new Set(people.map(({ user }) => user.partner?.handle)).size).toBe(10)
    })

    it('stores argon2id with the parameters of the policy and never the password [R32]', async () => {
      const { user } = await registerSomeone()
      const { hash } = await db().password.findUniqueOrThrow({ where: { userId: user.id } })
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    })

    it('keeps every byte of the password [R33]', async () => {
      const password = ' \u0000pässwörd 🍜 with spaces '
      const account = await registerSomeone({ password })
      const { POST: login } = await import('@/app/api/auth/login/route')
      const tryWith = (text: string) =>
        new Browser().call(login, { body: { email: account.email, password: text } })
      expect((await tryWith(password)).status).toBe(200)
      expect((await tryWith(password.trim())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('refuses another origin and changes nothing', async () => {
      const body = viewer()
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const response = await new Browser().call(register, { body, headers })
      expect(response.status).toBe(403)
      expect(await db().user.count({ where: { email: body.email } })).toBe(0)
    })
  })

  describe('409', () => {
    it('refuses a taken e-mail in any spelling, and makes no half account', async () => {
      const { email } = await registerSomeone()
      const name = `Half ${Date.now()}`
      const response = await post({
        ...viewer(),
        email: email.toUpperCase(),
        role: 'partner',
        partnerName: name,
      })
      expect(response.status).toBe(409)
      expect(await codeOf(response)).toBe('email_taken')
      expect(response.headers.getSetCookie()).toEqual([])
      expect(await db().partner.count({ where: { name } })).toBe(0)
    })

    it('lets one of twenty parallel registrations of an e-mail through', async () => {
      const body = viewer()
      const responses = await Promise.all(Array.from({ length: 20 }, () => post(body)))
      const statuses = responses.map(({ status }) => status)
      expect(statuses.filter((status) => status === 201)).toHaveLength(1)
      expect(statuses.filter((status) => status === 409)).toHaveLength(19)
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB before anything is hashed', async () => {
      const response = await post({ ...viewer(), displayName: 'x'.repeat(70_000) })
      expect(response.status).toBe(413)
    })
  })

  describe('415', () => {
    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null])(
      'refuses %s',
      async (type) => {
        const response = await new Browser().call(register, {
          rawBody: new TextEncoder().encode(JSON.stringify(viewer())),
          headers: { 'content-type': type },
        })
        expect(response.status).toBe(415)
      },
    )
  })

  describe('422', () => {
    it.each([
      ['email', { email: 'nobody' }],
      ['password', { password: 'short' }],
      ['password', { password: 'x'.repeat(129) }],
      ['password', { password: 'password123456' }],
      ['password', { password: 'Mia Margarethe', displayName: 'Mia Margarethe' }],
      ['displayName', { displayName: '  ' }],
      ['role', { role: 'admin' }],
      ['partnerName', { role: 'partner' }],
      ['form', { isAdmin: true }],
      ['form', { tokenEpoch: 3 }],
    ])('names the field %s for %j [R33, R34]', async (field, change) => {
      const response = await post({ ...viewer(), ...change })
      expect(response.status).toBe(422)
      const { error } = await response.json()
      expect(error.code).toBe('validation_failed')
      expect(Object.keys(error.fields)).toContain(field)
    })
  })

  describe('400', () => {
    it('refuses what is not JSON', async () => {
      const response = await new Browser().call(register, { rawBody: '{"email":' })
      expect(response.status).toBe(400)
    })
  })

  describe('429', () => {
    beforeEach(() => stayClearOfWindowEnd())

    it('takes ten an hour from one address, then refuses with a Retry-After', async () => {
      const browser = new Browser()
      await registerSomeone({}, browser)
      for (let attempt = 1; attempt < 10; attempt += 1)
        // Charged before the body is read, so that invalid ones count as well and cost no hash here.
        expect((await browser.call(register, { body: {} })).status).toBe(422)
      const response = await post(viewer(), browser)
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await post(viewer())).status).toBe(201)
    })
  })
})
