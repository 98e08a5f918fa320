import { afterEach, describe, expect, it, vi } from 'vitest'
import { POST as logout } from '@/app/api/auth/logout/route'
import { GET as me } from '@/app/api/auth/me/route'
import { registerSomeone } from '../../support/accounts'
import { Browser, codeOf } from '../../support/browser'
import { newPerson, type OidcServer, type Person, startOidcServer } from '../../support/oidc-server'

const redirectUri = 'http://localhost:3000/api/oauth/callback/oidc'
const running: OidcServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

type Issuer = {
  overrides?: Parameters<typeof startOidcServer>[0]['overrides']
  /** What the environment says, where that is not what the issuer calls itself. */
  namedAs?: (issuer: string) => string
}

/** The app as it starts with that issuer in its environment. */
async function appWith({ overrides = {}, namedAs = (issuer) => issuer }: Issuer = {}) {
  const server = await startOidcServer({ redirectUris: [redirectUri], overrides })
  running.push(server)
  vi.resetModules()
  const journey = await import('../../support/oauth-journey')
  journey.nameIssuer({ ...server, issuer: namedAs(server.issuer) })
  /** All of it: a browser that is signed in with the issuer. */
  const signIn = async (person: Person) => {
    const browser = new Browser()
    await journey.travel(browser, person)
    expect((await journey.postExchange(browser)).ok).toBe(true)
    return browser
  }
  return { ...journey, signIn }
}

const errorOf = (response: Response) =>
  new URL(response.headers.get('location') ?? '').searchParams.get('error')

describe('signing in with a real issuer', () => {
  it('makes an account, and finds it again by the person and not by the e-mail', async () => {
    const { signIn, travel, postExchange } = await appWith()
    const person = newPerson()
    const browser = await signIn(person)
    const { user } = await (await browser.call(me, { method: 'GET' })).json()
    expect(user).toMatchObject({ email: person.email, displayName: person.name, emailVerified: true })
    await browser.call(logout)
    await travel(browser, { ...person, email: 'moved@example.com', email_verified: false })
    expect((await (await postExchange(browser)).json()).user.id).toBe(user.id)
  })

  it('also where the ID token itself tells the e-mail, and where the environment ends in a slash', async () => {
    const { signIn } = await appWith({
      overrides: { conformIdTokenClaims: false },
      namedAs: (issuer) => `${issuer}/`,
    })
    const browser = await signIn(newPerson())
    expect((await browser.call(me, { method: 'GET' })).status).toBe(200)
  })

  it.each<[string, Partial<Person>]>([
    ['false', { email_verified: false }],
    ['the word true', { email_verified: 'true' as never }],
    ['not there', { email_verified: undefined as never }],
  ])('takes no e-mail for confirmed when email_verified is %s [R72]', async (_, said) => {
    const { travel, postExchange } = await appWith()
    const victim = await registerSomeone()
    for (const email of [victim.email, undefined]) {
      const browser = new Browser()
      await travel(browser, newPerson({ ...(email ? { email } : {}), ...said }))
      const response = await postExchange(browser)
      expect([response.status, await codeOf(response)]).toEqual([401, 'oauth_refused'])
      expect(browser.cookies.size).toBe(0)
    }
  })

  it('gives a malicious issuer no account that was there before, whatever it claims [R72]', async () => {
    const { travel, postExchange } = await appWith()
    const victim = await registerSomeone()
    const browser = new Browser()
    await travel(browser, newPerson({ email: victim.email, email_verified: true, sub: victim.user.id }))
    const response = await postExchange(browser)
    expect([response.status, await codeOf(response)]).toEqual([409, 'email_taken'])
    expect((await browser.call(me, { method: 'GET' })).status).toBe(401)
  })

  it('keeps the people of another issuer apart, even with the same sub [R72]', async () => {
    const person = newPerson()
    const first = await appWith()
    const browser = await first.signIn(person)
    const { user } = await (await browser.call(me, { method: 'GET' })).json()
    const second = await appWith()
    const other = await second.signIn({ ...person, email: newPerson().email as string })
    expect((await (await other.call(me, { method: 'GET' })).json()).user.id).not.toBe(user.id)
  })

  it('refuses an issuer that calls itself by another name than the environment does [R71]', async () => {
    const { travel } = await appWith({ namedAs: (issuer) => issuer.replace('127.0.0.1', 'localhost') })
    expect(errorOf(await travel(new Browser(), newPerson()))).toBe('failed')
  })
})

describe('without any provider in the environment', () => {
  it('answers 404 to all of it', async () => {
    vi.resetModules()
    for (const name of Object.keys(process.env))
      if (/^(?:OIDC|GOOGLE|GITHUB)_/.test(name)) delete process.env[name]
    const { csrf, comeBack } = await import('../../support/oauth-journey')
    const { POST: begin } = await import('@/app/api/oauth/[...nextauth]/route')
    const browser = new Browser()
    const started = await browser.call(begin, {
      params: { nextauth: ['signin', 'oidc'] },
      body: { csrfToken: 'x' },
    })
    const answers = [await csrf(browser), started, await comeBack(browser, new URL(redirectUri))]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(await codeOf(started)).toBe('not_found')
  })
})
