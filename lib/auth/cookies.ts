import { secondMs } from '@/lib/core/time'
import { env } from '@/lib/platform/env'

export type CookieKind = 'access' | 'refresh' | 'device' | 'ceremony'

const plainNames = {
  access: 'at',
  refresh: 'rt',
  device: 'dc',
  ceremony: 'pk',
} as const satisfies Record<CookieKind, string>

/** Whether cookies are Secure: where people reach the app by https. */
export const isSecure = () => env().APP_ORIGIN.startsWith('https:')

/**
 * `__Host-at` on https, `at` on http, which `env` allows on this computer only: Safari drops Secure cookies on plain
 * http even there. Follows APP_ORIGIN alone, never a request or NODE_ENV (R12).
 */
export function cookieName(plainName: string): string {
  return isSecure() ? `__Host-${plainName}` : plainName
}

/**
 * The value of one of our cookies, or null. Exact name only, and two different values for one name count as none: a
 * neighbour subdomain that plants a second cookie must not get to choose the account (cookie tossing, R13). Only blanks
 * and tabs are cut: `trim` would make ours of a cookie that begins with a non-breaking space, to which a browser does not
 * apply the rules of the `__Host-` prefix.
 */
export function readPlainCookie(headers: Headers, plainName: string): string | null {
  const name = cookieName(plainName)
  const values = new Set<string>()
  for (const pair of (headers.get('cookie') ?? '').split(/;[ \t]*/)) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at) === name) values.add(pair.slice(at + 1))
  }
  const [value] = values
  return values.size === 1 && value ? value : null
}

/** The value of a session's or a device's cookie, or null; see `readPlainCookie`. */
export function readCookie(headers: Headers, kind: CookieKind): string | null {
  return readPlainCookie(headers, plainNames[kind])
}

export type SetCookie = ['Set-Cookie', string]

type SameSite = 'Lax' | 'Strict'

/** Sent with what our own pages do and never with what another site starts. */
const strictKinds: readonly CookieKind[] = ['refresh', 'ceremony']

/** Strict for what mints others; Lax for access, or a link from a mail would show a signed-out page. */
const sameSiteOf = (kind: CookieKind): SameSite => (strictKinds.includes(kind) ? 'Strict' : 'Lax')

/** @param maxAgeSeconds null for a session cookie: neither Max-Age nor Expires */
function serialise(
  plainName: string,
  value: string,
  { sameSite, maxAgeSeconds }: { sameSite: SameSite; maxAgeSeconds: number | null },
): string {
  return [
    `${cookieName(plainName)}=${value}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${sameSite}`,
    ...(isSecure() ? ['Secure'] : []),
    ...(maxAgeSeconds === null ? [] : [`Max-Age=${maxAgeSeconds}`]),
    ...(maxAgeSeconds === 0 ? ['Expires=Thu, 01 Jan 1970 00:00:00 GMT'] : []),
  ].join('; ')
}

const setCookie = (kind: CookieKind, value: string, maxAgeSeconds: number | null): SetCookie => [
  'Set-Cookie',
  serialise(plainNames[kind], value, { sameSite: sameSiteOf(kind), maxAgeSeconds }),
]

export type TokenPair = {
  accessToken: string
  refreshToken: string
  /** Seconds that a remembered session has left, or null: the cookies go when the browser does. */
  maxAgeSeconds: number | null
}

/** The two cookies of a session. Both live as long as the session: an expired access token must be seen to be renewed. */
export function sessionCookies({ accessToken, refreshToken, maxAgeSeconds }: TokenPair): SetCookie[] {
  return [setCookie('access', accessToken, maxAgeSeconds), setCookie('refresh', refreshToken, maxAgeSeconds)]
}

/** @param lifetimeMs how long the browser is remembered as one that once signed in here */
export function deviceCookie(token: string, lifetimeMs: number): SetCookie {
  return setCookie('device', token, Math.floor(lifetimeMs / secondMs))
}

/**
 * Says which browser asked to sign in with a passkey; opens nothing by itself.
 *
 * @param lifetimeMs how long the answer may take
 */
export function ceremonyCookie(browserId: string, lifetimeMs: number): SetCookie {
  return setCookie('ceremony', browserId, Math.floor(lifetimeMs / secondMs))
}

/** Deletion repeats every attribute: a browser refuses a `__Host-` cookie without Secure and Path even then. */
export function clearedPlainCookie(plainName: string, sameSite: SameSite): SetCookie {
  return ['Set-Cookie', serialise(plainName, '', { sameSite, maxAgeSeconds: 0 })]
}

/** The same for cookies of a session or a device. */
export function clearedCookies(...kinds: CookieKind[]): SetCookie[] {
  return kinds.map((kind) => clearedPlainCookie(plainNames[kind], sameSiteOf(kind)))
}
