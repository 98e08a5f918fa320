import 'server-only'
import { clearedPlainCookie, cookieName, isSecure, readPlainCookie, type SetCookie } from '@/lib/auth/cookies'
import type { ErrorCode } from '@/lib/core/errors'
import { minuteMs, secondMs } from '@/lib/core/time'

/** Long enough to come back and be exchanged; of the way to the provider and back, long enough to sign in there. */
const lifetimes = { session: 5 * minuteMs, journey: 15 * minuteMs }

export const brokerSessionSeconds = lifetimes.session / secondMs

/**
 * next-auth's cookies under names of our own, so that nothing else that knows next-auth's takes them for a session (R73).
 * Lax where the provider's redirect, which comes from another site, must bring them along; the one that says who somebody
 * is goes to our own page only.
 */
const cookies = {
  sessionToken: { name: 'oauth.session', sameSite: 'Strict', lifeMs: lifetimes.session },
  csrfToken: { name: 'oauth.csrf', sameSite: 'Strict', lifeMs: lifetimes.journey },
  callbackUrl: { name: 'oauth.return', sameSite: 'Lax', lifeMs: lifetimes.journey },
  pkceCodeVerifier: { name: 'oauth.pkce', sameSite: 'Lax', lifeMs: lifetimes.journey },
  state: { name: 'oauth.state', sameSite: 'Lax', lifeMs: lifetimes.journey },
  nonce: { name: 'oauth.nonce', sameSite: 'Lax', lifeMs: lifetimes.journey },
} as const

/** Of the one that says who somebody is. */
export const sessionCookieName = cookies.sessionToken.name

type BrokerCookie = keyof typeof cookies
const kinds = Object.keys(cookies) as BrokerCookie[]

export type BrokerCookies = Partial<Record<BrokerCookie, string>>

/** For next-auth's options. */
export function brokerCookieOptions() {
  const entries = kinds.map((kind) => {
    const { name, sameSite, lifeMs } = cookies[kind]
    const options = {
      httpOnly: true,
      path: '/',
      sameSite: sameSite.toLowerCase(),
      secure: isSecure(),
      maxAge: lifeMs / secondMs,
    }
    return [kind, { name: cookieName(name), options }] as const
  })
  return Object.fromEntries(entries)
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The broker's cookies of a request, by exact name; a doubled one counts as none (R13). */
export function readBrokerCookies(headers: Headers): BrokerCookies {
  const found: BrokerCookies = {}
  for (const kind of kinds) {
    const value = readPlainCookie(headers, cookies[kind].name)
    if (value !== null) found[kind] = decode(value)
  }
  return found
}

/** Under the names by which next-auth looks for them. */
export function namedCookies(found: BrokerCookies): Record<string, string> {
  const entries = kinds.flatMap((kind) => {
    const value = found[kind]
    return value === undefined ? [] : [[cookieName(cookies[kind].name), value] as const]
  })
  return Object.fromEntries(entries)
}

/** Refusals after which there is nothing left to try with the same answer of the provider. */
const finalCodes = new Set<ErrorCode>(['oauth_refused', 'email_taken', 'identity_taken'])

/** Whether the journey is over with that refusal. Others, a proof that is wanted or an outage, can be tried again. */
export const endsJourney = ({ code }: { code: ErrorCode }): boolean => finalCodes.has(code)

/** What ends the journey, however it went. */
export function clearedBrokerCookies(): SetCookie[] {
  return kinds.map((kind) => clearedPlainCookie(cookies[kind].name, cookies[kind].sameSite))
}
