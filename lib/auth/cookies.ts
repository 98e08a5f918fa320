import { secondMs } from '@/lib/core/time'
import { env } from '@/lib/platform/env'

export type CookieKind = 'access' | 'refresh' | 'device'

const plainNames = { access: 'at', refresh: 'rt', device: 'dc' } as const satisfies Record<CookieKind, string>

const isSecure = () => env().APP_ORIGIN.startsWith('https:')

/**
 * `__Host-at` on https, `at` on http, which `env` allows on this computer only: Safari drops Secure cookies on plain
 * http even there. Follows APP_ORIGIN alone, never a request or NODE_ENV (R12).
 */
function nameOf(kind: CookieKind): string {
  return isSecure() ? `__Host-${plainNames[kind]}` : plainNames[kind]
}

/**
 * The value of one of our cookies, or null. Exact name only, and two different values for one name count as none: a
 * neighbour subdomain that plants a second cookie must not get to choose the account (cookie tossing, R13).
 */
export function readCookie(headers: Headers, kind: CookieKind): string | null {
  const name = nameOf(kind)
  const values = new Set<string>()
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) values.add(pair.slice(at + 1).trim())
  }
  const [value] = values
  return values.size === 1 && value ? value : null
}

/** @param maxAgeSeconds null for a session cookie: neither Max-Age nor Expires */
function serialise(kind: CookieKind, value: string, maxAgeSeconds: number | null): string {
  return [
    `${nameOf(kind)}=${value}`,
    'Path=/',
    'HttpOnly',
    // Strict for the one that mints others; Lax for access, or a link from a mail would show a signed-out page.
    `SameSite=${kind === 'refresh' ? 'Strict' : 'Lax'}`,
    ...(isSecure() ? ['Secure'] : []),
    ...(maxAgeSeconds === null ? [] : [`Max-Age=${maxAgeSeconds}`]),
    ...(maxAgeSeconds === 0 ? ['Expires=Thu, 01 Jan 1970 00:00:00 GMT'] : []),
  ].join('; ')
}

export type SetCookie = ['Set-Cookie', string]

export type TokenPair = {
  accessToken: string
  refreshToken: string
  /** Seconds that a remembered session has left, or null: the cookies go when the browser does. */
  maxAgeSeconds: number | null
}

/** The two cookies of a session. Both live as long as the session: an expired access token must be seen to be renewed. */
export function sessionCookies({ accessToken, refreshToken, maxAgeSeconds }: TokenPair): SetCookie[] {
  return [
    ['Set-Cookie', serialise('access', accessToken, maxAgeSeconds)],
    ['Set-Cookie', serialise('refresh', refreshToken, maxAgeSeconds)],
  ]
}

/** @param lifetimeMs how long the browser is remembered as one that once signed in here */
export function deviceCookie(token: string, lifetimeMs: number): SetCookie {
  return ['Set-Cookie', serialise('device', token, Math.floor(lifetimeMs / secondMs))]
}

/** Deletion repeats every attribute: a browser refuses a `__Host-` cookie without Secure and Path even then. */
export function clearedCookies(...kinds: CookieKind[]): SetCookie[] {
  return kinds.map((kind) => ['Set-Cookie', serialise(kind, '', 0)])
}
