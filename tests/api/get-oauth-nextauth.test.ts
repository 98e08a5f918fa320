import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as me } from '@/app/api/auth/me/route'
import { GET as brokerGet } from '@/app/api/oauth/[...nextauth]/route'
import { Browser, codeOf, parseSetCookie } from '../support/browser'
import {
  authorizationUrl,
  comeBack,
  csrf,
  nameIssuer,
  postExchange,
  press,
  redirectUri,
  travel,
  visitIssuer,
} from '../support/oauth-journey'
import { newPerson, type OidcServer, startOidcServer } from '../support/oidc-server'
import { stayClearOfWindowEnd } from '../support/window-end'

let server: OidcServer

beforeAll(async () => {
  server = await startOidcServer({ redirectUris: [redirectUri()] })
  nameIssuer(server)
  Object.assign(process.env, { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' })
})
afterAll(() => server.stop())
afterEach(() => vi.unstubAllGlobals())

const errorOf = (response: Response) => {
  const location = new URL(response.headers.get('location') ?? '', 'http://nowhere')
  return `${response.status} ${location.origin}${location.pathname} ${location.searchParams.get('error')}`
}
const page = 'http://localhost:3000/oauth/continue'

/** A journey up to the moment before the callback. */
async function onTheWay(start?: Parameters<typeof authorizationUrl>[1]) {
  const browser = new Browser()
  const out = await authorizationUrl(browser, start)
  return { browser, out, back: await visitIssuer(out, newPerson()) }
}

/** The journey is over: told so, no identity to exchange, and no cookie to try again with. */
async function expectOver(browser: Browser, response: Response, error: string): Promise<void> {
  expect(errorOf(response)).toBe(`303 ${page} ${error}`)
  expect([...browser.cookies.keys()].filter((name) => name.startsWith('oauth.'))).toEqual([])
  expect((await postExchange(browser)).status).toBe(401)
}

describe('GET /api/oauth/[...nextauth]', () => {
  describe('200 csrf', () => {
    it('gives a token and its cookie, never cached', async () => {
      const browser = new Browser()
      const response = await csrf(browser)
      expect(await response.json()).toEqual({ csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/) })
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      const lines = response.headers.getSetCookie().map(parseSetCookie)
      const cookie = lines.find(({ name }) => name === 'oauth.csrf')
      expect(cookie?.attributes).toMatchObject({ path: '/', httponly: '', samesite: 'Strict' })
    })
  })

  describe('303 to our page', () => {
    it('after a journey in which everything is right, with what the journey is for', async () => {
      const browser = new Browser()
      const response = await travel(browser, newPerson(), { next: '/saved?x=1', remember: true })
      const location = new URL(response.headers.get('location') ?? '')
      expect(location.origin + location.pathname).toBe(page)
      expect(Object.fromEntries(location.searchParams)).toEqual({ next: '/saved?x=1', remember: '1' })
      expect((await postExchange(browser)).status).toBe(201)
    })

    it('keeps who it is in a cookie of minutes for our own pages, and drops those of the way', async () => {
      const browser = new Browser()
      const response = await travel(browser, newPerson())
      const lines = response.headers.getSetCookie().map(parseSetCookie)
      const cookie = lines.find(({ name }) => name === 'oauth.session')
      expect(cookie?.attributes).toMatchObject({
        path: '/',
        httponly: '',
        samesite: 'Strict',
        'max-age': '300',
      })
      expect(cookie?.attributes).not.toHaveProperty('domain')
      expect([...browser.cookies.keys()].sort()).toEqual(['oauth.csrf', 'oauth.return', 'oauth.session'])
    })

    it('never elsewhere, whatever stands in the cookie [R67]', async () => {
      for (const target of ['https://evil.example/', '//evil.example', '/settings', 'javascript:alert(1)']) {
        const { browser, back } = await onTheWay()
        browser.cookies.set('oauth.return', encodeURIComponent(target))
        expect((await comeBack(browser, back)).headers.get('location')).toBe(page)
      }
    })

    it('with "denied" when the person said no', async () => {
      const browser = new Browser()
      const back = await visitIssuer(
        await authorizationUrl(browser, { next: '/saved' }),
        newPerson({ refuses: true }),
      )
      const response = await comeBack(browser, back)
      expect(new URL(response.headers.get('location') ?? '').searchParams.get('next')).toBe('/saved')
      await expectOver(browser, response, 'denied')
    })

    it('with "lost" without the cookies of the journey, and asks the issuer nothing [R71]', async () => {
      const { back } = await onTheWay()
      const asked = server.requests.length
      const thief = new Browser()
      await expectOver(thief, await comeBack(thief, back), 'lost')
      expect(server.requests.length).toBe(asked)
    })

    it("with the state cookie only, without the verifier's or the nonce's: refused [R71]", async () => {
      for (const name of ['oauth.pkce', 'oauth.nonce']) {
        const { browser, back } = await onTheWay()
        browser.cookies.delete(name)
        await expectOver(browser, await comeBack(browser, back), 'failed')
      }
    })

    it('refuses a state that is wrong, missing, or of another journey [R71]', async () => {
      const other = await onTheWay()
      for (const state of ['wrong', null, other.out.searchParams.get('state')]) {
        const { browser, back } = await onTheWay()
        if (state === null) back.searchParams.delete('state')
        else back.searchParams.set('state', state)
        await expectOver(browser, await comeBack(browser, back), 'failed')
      }
    })

    it("refuses an attacker's whole answer in a victim's browser: login CSRF [R71]", async () => {
      const attacker = await onTheWay()
      const victim = await onTheWay()
      await expectOver(victim.browser, await comeBack(victim.browser, attacker.back), 'failed')
    })

    it('takes a code once, also from a copy of the cookies [R71]', async () => {
      const { browser, back } = await onTheWay()
      const copy = browser.fork()
      expect((await comeBack(browser, back)).headers.get('location')).toBe(page)
      await expectOver(copy, await comeBack(copy, back), 'failed')
    })

    it('takes a state once: the first wrong answer ends the journey [R71]', async () => {
      const { browser, back } = await onTheWay()
      const forged = new URL(back)
      forged.searchParams.set('code', 'guess')
      await expectOver(browser, await comeBack(browser, forged), 'failed')
      await expectOver(browser, await comeBack(browser, back), 'lost')
    })

    it.each([
      ['without the nonce', 'nonce', null],
      ['with another nonce', 'nonce', 'attackers-own-nonce-0123456789'],
      ['with another challenge', 'code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
    ])('refuses a code that was asked for %s [R71]', async (_, parameter, value) => {
      const browser = new Browser()
      const out = await authorizationUrl(browser)
      if (value === null) out.searchParams.delete(parameter)
      else out.searchParams.set(parameter, value)
      await expectOver(browser, await comeBack(browser, await visitIssuer(out, newPerson())), 'failed')
    })

    it("refuses one provider's answer at another's callback: mix-up [R71]", async () => {
      const { browser, back } = await onTheWay()
      await expectOver(browser, await comeBack(browser, back, 'github'), 'failed')
    })

    it('refuses an answer in the name of another issuer: mix-up, RFC 9207 [R71]', async () => {
      for (const iss of ['http://localhost:1', null]) {
        const { browser, back } = await onTheWay()
        if (iss === null) back.searchParams.delete('iss')
        else back.searchParams.set('iss', iss)
        await expectOver(browser, await comeBack(browser, back), 'failed')
      }
    })

    it("takes no token out of the address: it would be anybody's [R71]", async () => {
      const asked = vi.fn(async () => Response.json({ id: 1, login: 'victim' }))
      vi.stubGlobal('fetch', asked)
      for (const code of ['', 'code=x&']) {
        const browser = new Browser()
        const state = (await authorizationUrl(browser, { provider: 'github' })).searchParams.get('state')
        const back = new URL(`${redirectUri()}?${code}state=${state}&access_token=stolen`)
        await expectOver(browser, await comeBack(browser, back, 'github'), 'failed')
      }
      expect(asked).not.toHaveBeenCalled()
    })

    it('with "busy" when an address has come with too many answers that led nowhere', async () => {
      await stayClearOfWindowEnd()
      const browser = new Browser()
      const errors = new Set<string>()
      for (let attempt = 0; attempt < 32; attempt += 1) {
        browser.cookies.set('oauth.state', 'forged')
        const response = await comeBack(browser, new URL(`${redirectUri()}?code=x&state=y`))
        errors.add(errorOf(response))
      }
      expect([...errors]).toEqual([`303 ${page} failed`, `303 ${page} busy`])
    })
  })

  describe('404', () => {
    it.each([
      ['session'],
      ['signin'],
      ['signin', 'oidc'],
      ['signout'],
      ['providers'],
      ['error'],
      ['verify-request'],
      ['_log'],
      ['callback'],
      ['callback', 'credentials'],
      ['callback', 'oidc', 'more'],
      ['csrf', 'more'],
    ])('has no other action of next-auth: %s %s [R73]', async (...nextauth) => {
      const browser = new Browser()
      await travel(browser, newPerson())
      const response = await browser.call(brokerGet, {
        method: 'GET',
        path: `/api/oauth/${nextauth.join('/')}`,
        params: { nextauth: nextauth.filter((part) => part !== undefined) },
      })
      expect(response.status).toBe(404)
      expect(await codeOf(response)).toBe('not_found')
    })

    it('has no callback of a provider that the environment does not name', async () => {
      const { browser, back } = await onTheWay()
      expect((await comeBack(browser, back, 'google')).status).toBe(404)
    })
  })

  describe('422', () => {
    it('bounds what it reads [R70]', async () => {
      const { browser, back } = await onTheWay()
      back.searchParams.set('code', 'x'.repeat(5_000))
      expect((await comeBack(browser, back)).status).toBe(422)
    })
  })

  it('calls itself by APP_ORIGIN, whatever the request says of its host [R38]', async () => {
    const browser = new Browser()
    process.env.NEXTAUTH_URL = 'https://evil.example/api/auth'
    process.env.AUTH_TRUST_HOST = 'true'
    const forwarded = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      host: 'evil.example',
    }
    await browser.call(brokerGet, {
      method: 'GET',
      path: '/api/oauth/csrf',
      params: { nextauth: ['csrf'] },
      headers: forwarded,
    })
    const { url } = (await (await press(browser)).json()) as { url: string }
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(redirectUri())
  })

  it('opens nothing by itself: signed out until the exchange [R73]', async () => {
    const browser = new Browser()
    await travel(browser, newPerson())
    expect((await browser.call(me, { method: 'GET' })).status).toBe(401)
  })
})
