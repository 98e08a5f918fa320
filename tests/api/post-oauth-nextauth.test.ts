import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as brokerPost } from '@/app/api/oauth/[...nextauth]/route'
import { registerSomeone } from '../support/accounts'
import { Browser, codeOf, parseSetCookie } from '../support/browser'
import { authorizationUrl, csrf, nameIssuer, press, redirectUri } from '../support/oauth-journey'
import { type OidcServer, startOidcServer } from '../support/oidc-server'
import { ageProof } from '../support/old-proof'
import { expectLimit } from '../support/spend-limit'

let server: OidcServer

beforeAll(async () => {
  server = await startOidcServer({ redirectUris: [redirectUri()] })
  nameIssuer(server)
})
afterAll(() => server.stop())

const call = (browser: Browser, init: Parameters<Browser['call']>[1]) =>
  browser.call(brokerPost, {
    path: '/api/oauth/signin/oidc',
    params: { nextauth: ['signin', 'oidc'] },
    ...init,
  })

describe('POST /api/oauth/[...nextauth]', () => {
  describe('200', () => {
    it('gives the address of the provider, with state, PKCE and nonce [R71]', async () => {
      const url = await authorizationUrl(new Browser())
      expect(url.origin).toBe(server.issuer)
      const query = Object.fromEntries(url.searchParams)
      expect(query).toEqual({
        client_id: server.clientId,
        scope: 'openid email profile',
        response_type: 'code',
        redirect_uri: redirectUri(),
        state: expect.stringMatching(/^[\w-]{43}$/),
        nonce: expect.stringMatching(/^[\w-]{43}$/),
        code_challenge: expect.stringMatching(/^[\w-]{43}$/),
        code_challenge_method: 'S256',
      })
    })

    it('makes them anew each time', async () => {
      const browser = new Browser()
      const [first, second] = [await authorizationUrl(browser), await authorizationUrl(browser)]
      for (const name of ['state', 'nonce', 'code_challenge'])
        expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name))
    })

    it('sets cookies that come back with a redirect from another site, and say nothing readable', async () => {
      const browser = new Browser()
      const url = await authorizationUrl(browser)
      const response = await press(browser)
      const cookies = response.headers.getSetCookie().map(parseSetCookie)
      for (const kind of ['oauth.state', 'oauth.pkce', 'oauth.nonce']) {
        const cookie = cookies.find(({ name }) => name === kind)
        expect(cookie?.attributes).toMatchObject({ path: '/', httponly: '', samesite: 'Lax' })
        expect(cookie?.value).not.toContain(url.searchParams.get('state'))
      }
    })

    it('puts nothing of the request into the address of the provider', async () => {
      const browser = new Browser()
      const { csrfToken } = (await (await csrf(browser)).json()) as { csrfToken: string }
      const path = '/api/oauth/signin/oidc?scope=admin&redirect_uri=https://evil.example&prompt=none'
      const { url } = (await (await call(browser, { path, body: { csrfToken } })).json()) as { url: string }
      expect(new URL(url).searchParams.get('redirect_uri')).toBe(redirectUri())
      expect(new URL(url).searchParams.get('scope')).toBe('openid email profile')
      expect(new URL(url).searchParams.has('prompt')).toBe(false)
    })

    it('lets somebody link who is signed in and has just proved it', async () => {
      const { browser } = await registerSomeone()
      expect((await press(browser, { link: true })).status).toBe(200)
    })
  })

  describe('401', () => {
    it('refuses to link for nobody', async () => {
      const response = await press(new Browser(), { link: true })
      expect([response.status, await codeOf(response)]).toEqual([401, 'unauthenticated'])
    })
  })

  describe('403', () => {
    it('refuses another site [R60, R71]', async () => {
      const browser = new Browser()
      const { csrfToken } = (await (await csrf(browser)).json()) as { csrfToken: string }
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const response = await call(browser, { body: { csrfToken }, headers })
      expect([response.status, await codeOf(response)]).toEqual([403, 'cross_origin'])
      expect(response.headers.getSetCookie()).toEqual([])
    })

    it("refuses a token without its cookie, and another browser's", async () => {
      const { csrfToken } = (await (await csrf(new Browser())).json()) as { csrfToken: string }
      const other = new Browser()
      expect(await codeOf(await call(new Browser(), { body: { csrfToken } }))).toBe('cross_origin')
      await csrf(other)
      expect(await codeOf(await call(other, { body: { csrfToken } }))).toBe('cross_origin')
    })

    it('asks for a fresh proof before anything is linked', async () => {
      const { browser } = await registerSomeone()
      await ageProof(browser)
      const response = await press(browser, { link: true })
      expect([response.status, await codeOf(response)]).toEqual([403, 'proof_required'])
    })
  })

  describe('404', () => {
    it.each([
      ['signin'],
      ['signin', 'google'],
      ['signin', 'credentials'],
      ['signout'],
      ['session'],
      ['callback', 'oidc'],
      ['_log'],
    ])('has no other action of next-auth, and no provider that is not named: %s %s [R73]', async (...all) => {
      const nextauth = all.filter((part) => part !== undefined)
      const response = await call(new Browser(), {
        path: `/api/oauth/${nextauth.join('/')}`,
        params: { nextauth },
        body: { csrfToken: '' },
      })
      expect([response.status, await codeOf(response)]).toEqual([404, 'not_found'])
    })
  })

  describe('413', () => {
    it('refuses a body over 64 kB', async () => {
      expect((await call(new Browser(), { body: { csrfToken: 'x'.repeat(70_000) } })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('refuses a form: it could be sent from anywhere [R62]', async () => {
      const response = await call(new Browser(), {
        rawBody: 'csrfToken=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(response.status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      {},
      { csrfToken: 'x', callbackUrl: 'https://evil.example' },
      { csrfToken: 'x', json: 'true' },
      { csrfToken: 'x', role: 'admin' },
      { csrfToken: 'x', next: '/'.repeat(1_001) },
    ])('refuses %j [R58]', async (body) => {
      expect((await call(new Browser(), { body })).status).toBe(422)
    })
  })

  describe('429', () => {
    it('limits an address', async () => {
      const browser = new Browser()
      await expectLimit('oauth.ip', () => call(browser, { body: {} }))
    })
  })

  describe('503', () => {
    it('says which provider cannot be reached, and when to try again', async () => {
      const browser = new Browser()
      await csrf(browser)
      await server.stop()
      const response = await press(browser)
      expect(response.status).toBe(503)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await response.json()).error.message).toContain('cannot reach Test ID')
      server = await startOidcServer({
        port: Number(new URL(server.issuer).port),
        redirectUris: [redirectUri()],
      })
    })
  })
})
