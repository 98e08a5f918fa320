import { POST as exchange } from '@/app/api/auth/oauth/exchange/route'
import { GET as brokerGet, POST as brokerPost } from '@/app/api/oauth/[...nextauth]/route'
import type { ProviderId } from '@/lib/identities/schema'
import type { Browser } from './browser'
import { type OidcServer, type Person, personCookie, personCookieValue } from './oidc-server'

/** Points the app at issuers; before anything has asked for its environment. */
export function nameIssuer({ issuer, clientId, clientSecret }: OidcServer): void {
  Object.assign(process.env, {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: 'Test ID',
  })
}

const appOrigin = () => process.env.APP_ORIGIN ?? 'http://localhost:3000'
export const redirectUri = () => `${appOrigin()}/api/oauth/callback/oidc`

export const csrf = (browser: Browser) =>
  browser.call(brokerGet, { method: 'GET', path: '/api/oauth/csrf', params: { nextauth: ['csrf'] } })

type Start = { provider?: ProviderId; next?: string; remember?: boolean; link?: boolean }

/** Presses "Continue with …". */
export async function press(
  browser: Browser,
  { provider = 'oidc', ...input }: Start = {},
): Promise<Response> {
  const { csrfToken } = (await (await csrf(browser)).json()) as { csrfToken: string }
  return browser.call(brokerPost, {
    path: `/api/oauth/signin/${provider}`,
    params: { nextauth: ['signin', provider] },
    body: { csrfToken, ...input },
  })
}

/** Presses it, and gives the provider's address that the page would go to. */
export async function authorizationUrl(browser: Browser, start?: Start): Promise<URL> {
  const response = await press(browser, start)
  if (response.status !== 200) throw new Error(`start: ${response.status} ${await response.text()}`)
  return new URL(((await response.json()) as { url: string }).url)
}

/** Walks through the issuer's pages as a person, until it sends the browser back to the app. */
export async function visitIssuer(start: URL, person: Person): Promise<URL> {
  const jar = new Map([[personCookie, personCookieValue(person)]])
  let url = start
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? []
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`the issuer stopped: ${response.status} ${await response.text()}`)
    url = new URL(location, url)
    if (url.origin === appOrigin()) return url
  }
  throw new Error('the issuer goes round in circles')
}

/** The browser follows the issuer's redirect back to the app: a navigation from another site. */
export function comeBack(browser: Browser, url: URL, provider: ProviderId = 'oidc'): Promise<Response> {
  return browser.call(brokerGet, {
    method: 'GET',
    path: url.pathname.replace(/[^/]+$/, provider) + url.search,
    params: { nextauth: ['callback', provider] },
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  })
}

/** The way out, through the issuer and back, up to the page that exchanges. */
export async function travel(browser: Browser, person: Person, start?: Start): Promise<Response> {
  return comeBack(browser, await visitIssuer(await authorizationUrl(browser, start), person))
}

export const postExchange = (browser: Browser, body: Record<string, unknown> = {}) =>
  browser.call(exchange, { path: '/api/auth/oauth/exchange', body })
