/** Typed builders for every URL of the app, so that a renamed route breaks the build and not a visitor. */
export const paths = {
  feed: () => '/',
  video: (videoId: string) => `/v/${videoId}`,
  partner: (handle: string) => `/p/${handle}`,
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : '/login'),
  register: () => '/register',
  continueSession: (next: string) => `/session/continue?next=${encodeURIComponent(next)}`,
  /** Where a signed-in viewer lands who asked for a page of food partners. */
  partnersOnly: () => '/partners-only',
  studio: () => '/studio',
  upload: () => '/studio/upload',
  api: {
    register: () => '/api/auth/register',
    login: () => '/api/auth/login',
    refresh: () => '/api/auth/refresh',
    logout: () => '/api/auth/logout',
    me: () => '/api/auth/me',
    sessions: () => '/api/auth/sessions',
    session: (sessionId: string) => `/api/auth/sessions/${sessionId}`,
    presign: () => '/api/uploads/presign',
    upload: (uploadId: string) => `/api/uploads/${uploadId}`,
    renewUpload: (uploadId: string) => `/api/uploads/${uploadId}/renew`,
    videos: () => '/api/videos',
    video: (videoId: string) => `/api/videos/${videoId}`,
    feed: (cursor?: string) => (cursor ? `/api/feed?cursor=${encodeURIComponent(cursor)}` : '/api/feed'),
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
