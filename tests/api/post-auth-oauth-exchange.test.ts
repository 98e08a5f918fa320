import { beforeAll, describe, expect, it } from 'vitest'
import { GET as history } from '@/app/api/auth/history/route'
import { GET as me } from '@/app/api/auth/me/route'
import { POST as exchange } from '@/app/api/auth/oauth/exchange/route'
import { POST as prove } from '@/app/api/auth/proof/route'
import { db } from '@/lib/platform/db'
import { registerSomeone } from '../support/accounts'
import { arrive, arriveToLink, brokerToken, nameSilentIssuer, silentIssuerKey } from '../support/broker-token'
import { Browser, codeOf, goodPassword, parseSetCookie, uniqueEmail } from '../support/browser'
import { isSignedIn } from '../support/device-list'
import { postExchange } from '../support/oauth-journey'
import { ageProof } from '../support/old-proof'
import { expectLimit } from '../support/spend-limit'

beforeAll(nameSilentIssuer)

const brokerCookies = (browser: Browser) =>
  [...browser.cookies.keys()].filter((name) => name.startsWith('oauth.'))

/** Refused for good: with that code, no session, nothing left to try again with. */
async function expectRefused(browser: Browser, response: Response, status: number, code: string) {
  expect([response.status, await codeOf(response)]).toEqual([status, code])
  const kept = response.headers
    .getSetCookie()
    .map(parseSetCookie)
    .filter(({ value }) => value !== '')
  expect(kept).toEqual([])
  expect(brokerCookies(browser)).toEqual([])
}

const identitiesOf = async (userId: string) =>
  db().identity.findMany({ where: { userId }, select: { provider: true, providerAccountId: true } })

const eventsOf = async (browser: Browser) => {
  const { items } = (await (await browser.call(history, { method: 'GET' })).json()) as {
    items: { kind: string; outcome: string; detail: string }[]
  }
  return items.map(({ kind, outcome, detail }) => `${kind} ${outcome} ${detail}`)
}

describe('POST /api/auth/oauth/exchange', () => {
  describe('201 for somebody new', () => {
    it("makes a viewer's account with a confirmed e-mail, an identity and no password, and signs in", async () => {
      const email = uniqueEmail()
      const browser = await arrive({ email, sub: `Sub-1${email}`, name: ' Zoë ' })
      const response = await postExchange(browser)
      expect(response.status).toBe(201)
      const { user } = await response.json()
      expect(user).toEqual({
        id: expect.any(String),
        email,
        displayName: 'Zoë',
        role: 'viewer',
        emailVerified: true,
        partner: null,
      })
      expect(await identitiesOf(user.id)).toEqual([
        { provider: silentIssuerKey, providerAccountId: `Sub-1${email}` },
      ])
      expect(await db().password.count({ where: { userId: user.id } })).toBe(0)
      expect(await isSignedIn(browser)).toBe(true)
      expect(await eventsOf(browser)).toEqual(['register ok oidc'])
    })

    it('leaves no broker cookie behind [R73]', async () => {
      const browser = await arrive()
      for (const name of ['csrf', 'return', 'pkce', 'state', 'nonce'])
        browser.cookies.set(`oauth.${name}`, 'x')
      await postExchange(browser)
      expect(brokerCookies(browser)).toEqual([])
      expect([...browser.cookies.keys()].sort()).toEqual(['at', 'dc', 'rt'])
    })

    it('makes one account of two first journeys at the same moment', async () => {
      const said = { sub: uniqueEmail(), email: uniqueEmail() }
      const answers = await Promise.all(
        [await arrive(said), await arrive(said), await arrive(said)].map((browser) => postExchange(browser)),
      )
      const users = await Promise.all(answers.map(async (answer) => (await answer.json()).user?.id))
      expect(answers.every(({ ok }) => ok)).toBe(true)
      expect(new Set(users).size).toBe(1)
    })

    it('names somebody without a name after the e-mail', async () => {
      const browser = await arrive({ name: null, email: `ada.${uniqueEmail()}` })
      const { user } = await (await postExchange(browser)).json()
      expect(user.displayName).toMatch(/^ada\./)
    })
  })

  describe('200 for somebody known', () => {
    it('signs in whoever has the identity, whatever e-mail the service says today', async () => {
      const sub = uniqueEmail()
      const first = await (await postExchange(await arrive({ sub }))).json()
      const browser = await arrive({ sub, email: uniqueEmail(), verified: false })
      const response = await postExchange(browser)
      expect(response.status).toBe(200)
      expect((await response.json()).user).toEqual(first.user)
      expect(await eventsOf(browser)).toEqual(['login ok oidc', 'register ok oidc'])
    })

    it('keeps the session for this browser session, or for thirty days when asked to [R11]', async () => {
      const sub = uniqueEmail()
      await postExchange(await arrive({ sub }))
      for (const remember of [false, true]) {
        const response = await postExchange(await arrive({ sub }), { remember })
        const [at, rt] = response.headers.getSetCookie().map(parseSetCookie)
        for (const cookie of [at, rt]) expect('max-age' in (cookie?.attributes ?? {})).toBe(remember)
      }
    })

    it('opens a new session and ends the one that the browser had [R14]', async () => {
      const sub = uniqueEmail()
      const browser = await arrive({ sub })
      await postExchange(browser)
      const before = browser.fork()
      await postExchange(await arrive({ sub }, browser))
      expect(await isSignedIn(browser)).toBe(true)
      expect(await codeOf(await before.call(me, { method: 'GET' }))).toBe('session_ended')
    })

    it('tells the same sub of another issuer apart: nobody is known by it alone', async () => {
      const sub = uniqueEmail()
      const { user } = await (await postExchange(await arrive({ sub }))).json()
      const other = await postExchange(await arrive({ sub, provider: 'github', email: uniqueEmail() }))
      expect((await other.json()).user.id).not.toBe(user.id)
    })
  })

  describe('204 to link', () => {
    it("adds the identity to the signed-in person's account, whatever e-mail it has", async () => {
      const account = await registerSomeone()
      const sub = uniqueEmail()
      await arriveToLink(account.browser, { sub, email: uniqueEmail(), verified: false })
      const response = await postExchange(account.browser, { link: true })
      expect(response.status).toBe(204)
      expect(brokerCookies(account.browser)).toEqual([])
      expect(await eventsOf(account.browser)).toContain('identity_link ok oidc')
      const signedIn = await postExchange(await arrive({ sub }))
      expect((await signedIn.json()).user.id).toBe(account.user.id)
    })

    it('is harmless a second time', async () => {
      const { browser, user } = await registerSomeone()
      const sub = uniqueEmail()
      for (let time = 0; time < 2; time += 1) {
        await arriveToLink(browser, { sub })
        expect((await postExchange(browser, { link: true })).status).toBe(204)
      }
      expect(await identitiesOf(user.id)).toHaveLength(1)
    })
  })

  describe('401', () => {
    it('refuses without what the broker vouches for', async () => {
      const browser = new Browser()
      await expectRefused(browser, await postExchange(browser), 401, 'oauth_refused')
    })

    it('takes it once: one of twenty at the same moment signs in [R73]', async () => {
      const browser = await arrive()
      const twins = Array.from({ length: 20 }, () => browser.fork())
      const answers = await Promise.all(twins.map((twin) => postExchange(twin)))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(401)])
      expect((await Promise.all(twins.map(isSignedIn))).filter(Boolean)).toHaveLength(1)
    })

    it('takes it once, also when it was refused the first time [R73]', async () => {
      const { email } = await registerSomeone()
      const browser = await arrive({ email })
      const copy = browser.fork()
      await expectRefused(browser, await postExchange(browser), 409, 'email_taken')
      await db().user.delete({ where: { email } })
      await expectRefused(copy, await postExchange(copy), 401, 'oauth_refused')
    })

    it('takes it from our cookie only: not as a bearer token, not by another name, not twice [R73]', async () => {
      const token = await brokerToken()
      const bearer = new Browser()
      const headers = { authorization: `Bearer ${token}` }
      const response = await bearer.call(exchange, { body: {}, headers })
      await expectRefused(bearer, response, 401, 'oauth_refused')
      for (const name of ['next-auth.session-token', 'oauth.session.0', '__Host-oauth.session', 'at']) {
        const browser = new Browser()
        browser.cookies.set(name, token)
        expect((await postExchange(browser)).status).toBe(401)
      }
      const tossed = await arrive()
      const doubled = { cookie: `${tossed.cookieHeader()}; oauth.session=${token}` }
      expect((await tossed.call(exchange, { body: {}, headers: doubled })).status).toBe(401)
    })

    it('refuses a token that is over, forged, of the wrong kind or of an unknown service [R3]', async () => {
      const { browser: member } = await registerSomeone()
      const tokens = [
        await brokerToken({}, { maxAge: -60 }),
        await brokerToken({}, { salt: 'oauth.state' }),
        await brokerToken({ provider: 'oidc:https://elsewhere.example' }),
        await brokerToken({ provider: 'google' }),
        `${(await brokerToken()).slice(0, -4)}AAAA`,
        member.cookies.get('at') ?? '',
        member.cookies.get('rt') ?? '',
        'x',
      ]
      for (const token of tokens) {
        const browser = new Browser()
        browser.cookies.set('oauth.session', token)
        await expectRefused(browser, await postExchange(browser), 401, 'oauth_refused')
      }
    })

    it('makes no account by an e-mail that the service has not confirmed [R72]', async () => {
      const email = uniqueEmail()
      const browser = await arrive({ email, verified: false })
      const response = await postExchange(browser)
      expect((await response.clone().json()).error.message).toContain('Test ID has not confirmed your e-mail')
      await expectRefused(browser, response, 401, 'oauth_refused')
      expect(await db().user.count({ where: { email } })).toBe(0)
    })

    it('says the same of an unconfirmed e-mail whether it has an account or not [R31, R72]', async () => {
      const { email } = await registerSomeone()
      const known = await postExchange(await arrive({ email, verified: false }))
      const unknown = await postExchange(await arrive({ email: uniqueEmail(), verified: false }))
      const strip = async (response: Response) => {
        const { error } = await response.json()
        return { ...error, requestId: '', status: response.status }
      }
      expect(await strip(known)).toEqual(await strip(unknown))
    })

    it('refuses a disabled user, at the exchange and nowhere sooner [R74]', async () => {
      const sub = uniqueEmail()
      const { user } = await (await postExchange(await arrive({ sub }))).json()
      await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
      const browser = await arrive({ sub })
      await expectRefused(browser, await postExchange(browser), 401, 'oauth_refused')
      const [event] = await db().authEvent.findMany({
        where: { userId: user.id },
        orderBy: { id: 'desc' },
        take: 1,
      })
      expect(event).toMatchObject({ kind: 'login', outcome: 'refused', detail: 'disabled' })
    })

    it('neither makes nor links an account for somebody who is signed in and did not ask', async () => {
      const { browser, user } = await registerSomeone()
      const email = uniqueEmail()
      await expectRefused(browser, await postExchange(await arrive({ email }, browser)), 401, 'oauth_refused')
      expect(await db().user.count({ where: { email } })).toBe(0)
      expect(await identitiesOf(user.id)).toEqual([])
      expect(await isSignedIn(browser)).toBe(true)
    })

    it('links nothing that this session did not ask for: a page elsewhere cannot [R72]', async () => {
      const { browser, user } = await registerSomeone()
      const response = await postExchange(await arrive({}, browser), { link: true })
      await expectRefused(browser, response, 401, 'oauth_refused')
      await arriveToLink(browser, { provider: 'github' })
      await arrive({}, browser)
      expect((await postExchange(browser, { link: true })).status).toBe(401)
      expect(await identitiesOf(user.id)).toEqual([])
    })

    it('links for nobody, and keeps what was vouched for until somebody has signed in', async () => {
      const browser = await arrive()
      const response = await postExchange(browser, { link: true })
      expect([response.status, await codeOf(response)]).toEqual([401, 'unauthenticated'])
      expect(brokerCookies(browser)).toEqual(['oauth.session'])
    })
  })

  describe('403', () => {
    it.each([
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://sub.localhost:3000', 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': null },
      { 'sec-fetch-site': 'none' },
    ])('refuses another site, and uses nothing up: %j [R60, R73]', async (headers) => {
      const browser = await arrive()
      const response = await browser.call(exchange, { body: {}, headers })
      expect([response.status, await codeOf(response)]).toEqual([403, 'cross_origin'])
      expect(response.headers.getSetCookie()).toEqual([])
      expect((await postExchange(browser)).status).toBe(201)
    })

    it('asks for a fresh proof to link, and goes on where it was after it', async () => {
      const { browser, user } = await registerSomeone()
      await arriveToLink(browser)
      const kept = browser.fork()
      await ageProof(browser)
      const response = await postExchange(browser, { link: true })
      expect([response.status, await codeOf(response)]).toEqual([403, 'proof_required'])
      expect(brokerCookies(browser)).toEqual(brokerCookies(kept))
      await browser.call(prove, { body: { password: goodPassword } })
      expect((await postExchange(browser, { link: true })).status).toBe(204)
      expect(await identitiesOf(user.id)).toHaveLength(1)
    })
  })

  describe('409', () => {
    it('never links by e-mail: a malicious issuer that claims a known one gets nothing [R72]', async () => {
      const victim = await registerSomeone()
      for (const email of [victim.email, victim.email.toUpperCase()]) {
        const browser = await arrive({ email })
        const response = await postExchange(browser)
        expect((await response.clone().json()).error.message).toContain('Sign in the way you did before')
        await expectRefused(browser, response, 409, 'email_taken')
        expect(await isSignedIn(browser)).toBe(false)
      }
      expect(await identitiesOf(victim.user.id)).toEqual([])
      expect(await db().password.count({ where: { userId: victim.user.id } })).toBe(1)
      expect(
        (await db().user.findUniqueOrThrow({ where: { id: victim.user.id } })).emailVerifiedAt,
      ).toBeNull()
    })

    it("does not take another account's identity over", async () => {
      const sub = uniqueEmail()
      const { user: owner } = await (await postExchange(await arrive({ sub }))).json()
      const { browser, user } = await registerSomeone()
      await arriveToLink(browser, { sub })
      await expectRefused(browser, await postExchange(browser, { link: true }), 409, 'identity_taken')
      expect(await identitiesOf(user.id)).toEqual([])
      expect(await identitiesOf(owner.id)).toHaveLength(1)
      expect(await eventsOf(browser)).toContain('identity_link refused oidc')
    })

    it('links one account of a service', async () => {
      const { browser, user } = await registerSomeone()
      await arriveToLink(browser)
      expect((await postExchange(browser, { link: true })).status).toBe(204)
      await arriveToLink(browser)
      const response = await postExchange(browser, { link: true })
      expect((await response.clone().json()).error.message).toContain('Unlink it first')
      await expectRefused(browser, response, 409, 'identity_taken')
      expect(await identitiesOf(user.id)).toHaveLength(1)
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      const response = await postExchange(await arrive(), { remember: 'x'.repeat(70_000) })
      expect(response.status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form that posts itself [R62]', async () => {
      const browser = await arrive()
      const response = await browser.call(exchange, {
        rawBody: 'remember=true',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status).toBe(415)
      expect(await isSignedIn(browser)).toBe(false)
    })
  })

  describe('422', () => {
    it.each([
      { userId: '0195d3f0-0000-7000-8000-000000000000' },
      { role: 'admin' },
      { email: 'a@example.com' },
      { emailVerified: true },
      { provider: 'google', providerAccountId: '1' },
      { remember: 'yes' },
      { link: 1 },
    ])('refuses %j: who it is comes from the broker alone [R58]', async (body) => {
      const browser = await arrive()
      expect((await postExchange(browser, body)).status).toBe(422)
      expect(await isSignedIn(browser)).toBe(false)
    })
  })

  describe('429', () => {
    it('limits an address', async () => {
      const browser = new Browser()
      await expectLimit('oauth.ip', () => browser.call(exchange, { body: { no: 1 } }))
    })

    it('counts no sign-in that went well', async () => {
      const ip = new Browser().ip
      for (let time = 0; time < 32; time += 1) {
        const browser = await arrive({}, new Browser(ip))
        expect((await postExchange(browser)).status).toBe(201)
      }
    })
  })
})
