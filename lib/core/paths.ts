function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return search ? `${path}?${search}` : path
}

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
  api: {
    register: () => '/api/auth/register',
    login: () => '/api/auth/login',
    refresh: () => '/api/auth/refresh',
    logout: () => '/api/auth/logout',
    me: () => '/api/auth/me',
    sessions: () => '/api/auth/sessions',
    allSessions: () => '/api/auth/sessions?scope=all',
    session: (sessionId: string) => `/api/auth/sessions/${sessionId}`,
    proof: () => '/api/auth/proof',
    password: () => '/api/auth/password',
    forgot: () => '/api/auth/forgot',
    reset: () => '/api/auth/reset',
    verify: () => '/api/auth/verify',
    verifyMail: () => '/api/auth/verify/mail',
    email: () => '/api/auth/email',
    profile: () => '/api/auth/profile',
    history: (cursor?: string) =>
      cursor ? `/api/auth/history?cursor=${encodeURIComponent(cursor)}` : '/api/auth/history',
    oauth: () => '/api/oauth',
    oauthCsrf: () => '/api/oauth/csrf',
    oauthStart: (provider: string) => `/api/oauth/signin/${provider}`,
    oauthExchange: () => '/api/auth/oauth/exchange',
    identity: (provider: string) => `/api/auth/identities/${provider}`,
    passkeys: () => '/api/auth/passkeys',
    passkey: (passkeyId: string) => `/api/auth/passkeys/${passkeyId}`,
    passkeyOptions: () => '/api/auth/passkeys/options',
    passkeyLogin: () => '/api/auth/passkeys/login',
    passkeyLoginOptions: () => '/api/auth/passkeys/login/options',
    passkeyProof: () => '/api/auth/passkeys/proof',
    passkeyProofOptions: () => '/api/auth/passkeys/proof/options',
    partners: () => '/api/partners',
    ownPartner: () => '/api/partners/me',
    presign: () => '/api/uploads/presign',
    uploadQuota: () => '/api/uploads/quota',
    upload: (uploadId: string) => `/api/uploads/${uploadId}`,
    renewUpload: (uploadId: string) => `/api/uploads/${uploadId}/renew`,
    videos: () => '/api/videos',
    video: (videoId: string) => `/api/videos/${videoId}`,
    caption: (videoId: string, language: string) => `/api/videos/${videoId}/captions/${language}`,
    stats: (videoId: string, days: string) => `/api/videos/${videoId}/stats?days=${days}`,
    statsCsv: (videoId: string, days: string, table: 'days' | 'curve') =>
      `/api/videos/${videoId}/stats.csv?days=${days}&table=${table}`,
    videoSource: (videoId: string) => `/api/videos/${videoId}/source`,
    restoreVideo: (videoId: string) => `/api/videos/${videoId}/restore`,
    views: () => '/api/views',
    playback: () => '/api/playback',
    feed: (query: { cursor?: string; of?: string; [filter: string]: string | undefined } = {}) =>
      withQuery('/api/feed', query),
    search: (q: string) => withQuery('/api/search', { q }),
    searchSuggestions: (q: string) => withQuery('/api/search/suggestions', { q }),
    retryJobs: () => '/api/admin/jobs/retry',
    retryJob: (jobId: string) => `/api/admin/jobs/${jobId}/retry`,
    like: (videoId: string) => `/api/videos/${videoId}/like`,
    save: (videoId: string) => `/api/videos/${videoId}/save`,
    comments: (videoId: string, query: { thread?: string; cursor?: string } = {}) =>
      withQuery(`/api/videos/${videoId}/comments`, query),
    comment: (videoId: string, commentId: string) => `/api/videos/${videoId}/comments/${commentId}`,
    reports: () => '/api/reports',
    moderation: () => '/api/admin/moderation',
    notForMe: (videoId: string) => `/api/videos/${videoId}/not-for-me`,
    allNotForMe: () => '/api/not-for-me',
    follow: (handle: string) => `/api/partners/${handle}/follow`,
    cloudinaryWebhook: () => '/api/webhooks/cloudinary',
    health: (probe: 'live' | 'ready') => `/api/health/${probe}`,
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
