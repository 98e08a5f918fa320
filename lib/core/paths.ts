import { withQuery } from '@/lib/core/with-query'

/** Typed builders for every URL of the app, so that a renamed route breaks the build and not a visitor. */
export const paths = {
  /** `filter` as `toFilterQuery` writes it. */
  feed: (filter: Record<string, string> = {}) => withQuery('/', filter),
  video: (videoId: string) => `/v/${videoId}`,
  partner: (handle: string) => `/p/${handle}`,
  /** A clip, and after it the older ones of the same kitchen. */
  partnerClip: (handle: string, videoId: string) => `/p/${handle}/${videoId}`,
  /** `clip` plays that one of what was found. */
  search: (q?: string, clip?: string) => withQuery('/search', { q, clip }),
  following: () => '/following',
  saved: () => '/saved',
  /** `refused` is a code of the table of errors, for a form that came without scripts. */
  login: (next?: string, refused?: string) => withQuery('/login', { next, refused }),
  register: (next?: string, refused?: string) => withQuery('/register', { next, refused }),
  forgot: (refused?: string) => withQuery('/forgot', { refused }),
  /** The mail is on its way; for a form that came without scripts. */
  mailSent: (page: 'register' | 'forgot') => `/${page}?sent=1`,
  /**
   * What stands behind the # no server and no Referer ever sees: the token, and for whom, so that a password manager knows
   * under which name to keep the new password.
   */
  reset: (token: string, email: string) => `/reset#${token}&${encodeURIComponent(email)}`,
  verify: (token: string) => `/verify#${token}`,
  settings: () => '/settings',
  signInSettings: () => '/settings/sign-in',
  devices: () => '/settings/devices',
  history: () => '/settings/history',
  inbox: () => '/inbox',
  mail: (mailId: string) => `/inbox/${mailId}`,
  /** Where somebody lands who comes back from another service that said who they are, or did not. */
  continueOAuth: (query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString()
    return search ? `/oauth/continue?${search}` : '/oauth/continue'
  },
  continueSession: (next: string) => `/session/continue?next=${encodeURIComponent(next)}`,
  /** Where a signed-in viewer lands who asked for a page of food partners. */
  partnersOnly: () => '/partners-only',
  studio: () => '/studio',
  upload: () => '/studio/upload',
  profile: () => '/studio/profile',
  adminJobs: () => '/admin/jobs',
  adminPlayback: () => '/admin/playback',
  adminReports: () => '/admin/reports',
  adminCase: (kind: string, thingId: string) => `/admin/reports/${kind}/${thingId}`,
  /** Where a form goes that a browser sends by itself, without scripts. */
  form: {
    login: () => '/login/form',
    register: () => '/register/form',
    forgot: () => '/forgot/form',
    logout: () => '/session/end',
  },
} as const

/** Any host will do: only to give `URL` something to resolve against. */
const probeOrigin = 'https://morsel.invalid'

/**
 * A safe `?next=` target: a path on this site or the fallback. `//evil`, `/\evil`, tabs and schemes all resolve
 * elsewhere or are cut by the URL parser, so the parsed form is what gets compared and returned (ASVS 3.7.2).
 */
export function safeNextPath(next: string | null | undefined, fallback = '/'): string {
  if (!next?.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return fallback
  try {
    const url = new URL(next, probeOrigin)
    if (url.origin !== probeOrigin || url.pathname.startsWith('//')) return fallback
    return url.pathname + url.search + url.hash
  } catch {
    return fallback
  }
}
