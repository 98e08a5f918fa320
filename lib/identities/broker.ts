import 'server-only'
import NextAuth, { type AuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { readPlainCookie, type SetCookie } from '@/lib/auth/cookies'
import * as apiPaths from '@/lib/core/api-paths'
import { deriveSecret } from '@/lib/core/derive-key'
import { paths } from '@/lib/core/paths'
import { env, setNextAuthUrl } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import {
  type BrokerCookies,
  brokerCookieOptions,
  brokerSessionSeconds,
  namedCookies,
  sessionCookieName,
} from './broker-cookies'
import { type BrokerClaims, brokerClaims, identityClaims } from './claims'
import { nextAuthProviders } from './providers'
import type { ProviderId } from './schema'

const brokerSecret = () => deriveSecret(env().AUTH_SECRET, 'oauth/v1')

/** Code and reason. A reason quotes what was expected and what came, states and nonces: that part is cut off (R84). */
function log(code: string, metadata?: unknown): void {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | null)?.error
  const reason = error instanceof Error ? error.message.split(/, |\n/, 1)[0] : undefined
  logger().warn({ code, reason }, 'oauth')
}

/** A broker and nothing else: no adapter, no Credentials, and a session of minutes that opens nothing (R73). */
async function brokerOptions(): Promise<AuthOptions> {
  return {
    providers: nextAuthProviders(),
    secret: await brokerSecret(),
    session: { strategy: 'jwt', maxAge: brokerSessionSeconds },
    jwt: { maxAge: brokerSessionSeconds },
    cookies: brokerCookieOptions(),
    pages: { signIn: paths.login(), error: paths.continueOAuth() },
    callbacks: {
      // Of everything that a service says, five things go on.
      jwt: ({ profile }) => identityClaims.parse(profile),
    },
    logger: { error: log, warn: log, debug: () => {} },
  }
}

/** What next-auth does with the answer of Next's pages router, which it takes beside Next's route handlers. */
class Reply {
  readonly #headers = new Map<string, string | string[]>()
  body: unknown = null
  getHeader(name: string) {
    return this.#headers.get(name.toLowerCase())
  }
  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value)
    return this
  }
  status(): this {
    return this
  }
  send(body: unknown): void {
    this.body = body
  }
  json(body: unknown): void {
    this.body = body
  }
  end(): void {}
  get location(): string | null {
    const value = this.getHeader('location')
    return typeof value === 'string' ? value : null
  }
  get cookies(): SetCookie[] {
    return [this.getHeader('set-cookie') ?? []].flat().map((line) => ['Set-Cookie', line])
  }
}

type Call = {
  method: 'GET' | 'POST'
  action: 'csrf' | 'signin' | 'callback'
  provider?: ProviderId
  query?: Record<string, string>
  body?: Record<string, string>
  cookies: BrokerCookies
}

/**
 * One call of next-auth with exactly what is said here: no header of the request reaches it, no cookie but its own, and no
 * parameter that nobody meant for it (it would put those of `/signin` into the provider's address).
 *
 * @returns where it redirects to, the cookies it sets, and its body
 */
export async function callBroker({ method, action, provider, query, body, cookies }: Call) {
  setNextAuthUrl(env().APP_ORIGIN + apiPaths.oauth())
  const reply = new Reply()
  const handler: (request: object, reply: Reply) => Promise<unknown> = NextAuth(await brokerOptions())
  await handler(
    {
      method,
      query: { ...query, nextauth: provider ? [action, provider] : [action] },
      body: body ?? {},
      cookies: namedCookies(cookies),
      headers: {},
    },
    reply,
  )
  return { location: reply.location, cookies: reply.cookies, body: reply.body }
}

/**
 * What the broker vouches for in this request, or null. From our cookie alone: `getToken` of next-auth would also take an
 * `Authorization` header and so a token that was never in this browser.
 */
export async function readBrokerClaims(headers: Headers): Promise<BrokerClaims | null> {
  const token = readPlainCookie(headers, sessionCookieName)
  if (token === null) return null
  try {
    return brokerClaims.parse(await decode({ token, secret: await brokerSecret() }))
  } catch {
    return null
  }
}
