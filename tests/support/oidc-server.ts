import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** Somebody with an account at the issuer. */
export type Person = {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
  /** Answers the question "may this app know who you are?" with no. */
  refuses?: true
}

export const newPerson = (overrides: Partial<Person> = {}): Person => {
  const sub = randomUUID()
  return { sub, email: `${sub}@example.com`, email_verified: true, name: 'Mia Issuer', ...overrides }
}

/** Who sits in front of the browser. The issuer asks nothing: it believes this cookie. */
export const personCookie = 'idp-person'
export const personCookieValue = (person: Person) => Buffer.from(JSON.stringify(person)).toString('base64url')

function readPerson(request: IncomingMessage): Person | null {
  const value = new RegExp(`${personCookie}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1]
  return value ? (JSON.parse(Buffer.from(value, 'base64url').toString()) as Person) : null
}

export type OidcServer = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Every request that reached it, such as `POST /token`. */
  requests: string[]
  stop: () => Promise<void>
}

type Options = {
  /** 0 for any free one. */
  port?: number
  redirectUris: string[]
  /** A random one unless somebody has to know it beforehand. */
  clientSecret?: string
  /** Other settings of the issuer under test: where claims are put, what they say. */
  overrides?: Configuration
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** A certified OpenID Connect server on this computer; whoever has the person's cookie is signed in there at once. */
export async function startOidcServer({
  port = 0,
  redirectUris,
  clientSecret = randomBytes(24).toString('base64url'),
  overrides = {},
}: Options): Promise<OidcServer> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const requests: string[] = []
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${new URL(request.url ?? '', 'http://x').pathname}`)
    handle(request, response)
  })
  // Not localhost: to the browser, 127.0.0.1 is another site than the app, as a real issuer is.
  const issuer = `http://127.0.0.1:${await listen(server, port)}`
  const people = new Map<string, Person>()
  const client = { clientId: 'morsel', clientSecret }
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: redirectUris },
    ],
    jwks: {
      keys: [
        generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as never,
      ],
    },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => {
        const { refuses: _refuses, ...claims } = people.get(sub) ?? { sub }
        return claims
      },
    }),
    // Named only so that it does not print a page of notices about their defaults.
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    ...overrides,
  })

  /** Both questions at once, "who are you" and "may they know": as the person of the cookie says. */
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response)
    const person = readPerson(request)
    if (!person || person.refuses) {
      const result = { error: 'access_denied', error_description: 'The person said no' }
      return provider.interactionFinished(request, response, result)
    }
    people.set(person.sub, person)
    const grant = new provider.Grant({ accountId: person.sub, clientId: String(params.client_id) })
    grant.addOIDCScope('openid email profile')
    const result = { login: { accountId: person.sub }, consent: { grantId: await grant.save() } }
    return provider.interactionFinished(request, response, result)
  }

  const callback = provider.callback()
  handle = (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      interact(request, response).catch((error: Error) => response.writeHead(500).end(error.message))
    else callback(request, response)
  }
  return {
    issuer,
    ...client,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
