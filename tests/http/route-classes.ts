/**
 * For whom each route of the build is. A route that is missing here fails `manifest.test.ts`, which walks the build's own
 * list, so a new page or handler is classed the day it is born, independently of what it says about itself.
 *
 * public: everybody. session: whoever is signed in. partner, admin: that role (and for handlers, admins pass).
 * machine: no cookie counts; it proves itself by a signature or a protocol of its own. local: not there on a public server.
 */
export type RouteClass = 'public' | 'session' | 'partner' | 'admin' | 'machine' | 'local'

export const pages: Record<string, RouteClass> = {
  '/': 'public',
  '/admin/jobs': 'admin',
  '/following': 'session',
  '/forgot': 'public',
  '/inbox': 'local',
  '/inbox/[mailId]': 'local',
  '/login': 'public',
  '/oauth/continue': 'public',
  '/p/[handle]': 'public',
  '/partners-only': 'public',
  '/register': 'public',
  '/reset': 'public',
  '/saved': 'session',
  '/session/continue': 'public',
  '/settings': 'session',
  '/settings/devices': 'session',
  '/settings/history': 'session',
  '/settings/sign-in': 'session',
  '/studio': 'partner',
  '/studio/profile': 'partner',
  '/studio/upload': 'partner',
  '/studio/videos/[videoId]': 'partner',
  '/studio/videos/[videoId]/stats': 'partner',
  '/v/[videoId]': 'public',
  '/verify': 'public',
}

/** Method and path. What a route refuses to say about itself, it must be told here: every method that it answers. */
export const handlers: Record<string, RouteClass> = {
  'GET /api/admin/jobs': 'admin',
  'POST /api/admin/jobs/[jobId]/retry': 'admin',
  'POST /api/admin/jobs/retry': 'admin',
  'POST /api/auth/email': 'session',
  'POST /api/auth/forgot': 'public',
  'GET /api/auth/history': 'session',
  'DELETE /api/auth/identities/[provider]': 'session',
  'POST /api/auth/login': 'public',
  'POST /api/auth/logout': 'public',
  'GET /api/auth/me': 'session',
  'POST /api/auth/oauth/exchange': 'public',
  'GET /api/auth/passkeys': 'session',
  'POST /api/auth/passkeys': 'session',
  'PATCH /api/auth/passkeys/[passkeyId]': 'session',
  'DELETE /api/auth/passkeys/[passkeyId]': 'session',
  'POST /api/auth/passkeys/login': 'public',
  'POST /api/auth/passkeys/login/options': 'public',
  'POST /api/auth/passkeys/options': 'session',
  'POST /api/auth/passkeys/proof': 'session',
  'POST /api/auth/passkeys/proof/options': 'session',
  'PUT /api/auth/password': 'session',
  'PATCH /api/auth/profile': 'session',
  'GET /api/auth/proof': 'session',
  'POST /api/auth/proof': 'session',
  'POST /api/auth/refresh': 'session',
  'POST /api/auth/register': 'public',
  'POST /api/auth/reset': 'public',
  'GET /api/auth/sessions': 'session',
  'DELETE /api/auth/sessions': 'session',
  'DELETE /api/auth/sessions/[sessionId]': 'session',
  'POST /api/auth/verify': 'public',
  'POST /api/auth/verify/mail': 'session',
  'GET /api/feed': 'public',
  'GET /api/health/live': 'public',
  'GET /api/health/ready': 'public',
  'DELETE /api/not-for-me': 'session',
  'GET /api/oauth/[...nextauth]': 'public',
  'POST /api/oauth/[...nextauth]': 'public',
  'GET /api/openapi.json': 'public',
  'POST /api/partners': 'session',
  'GET /api/partners/[handle]': 'public',
  'GET /api/partners/me': 'partner',
  'PATCH /api/partners/me': 'partner',
  'PUT /api/partners/[handle]/follow': 'session',
  'DELETE /api/partners/[handle]/follow': 'session',
  'POST /api/uploads/presign': 'partner',
  'GET /api/uploads/quota': 'partner',
  'DELETE /api/uploads/[uploadId]': 'partner',
  'POST /api/uploads/[uploadId]/renew': 'partner',
  'POST /api/videos': 'partner',
  'GET /api/videos/[videoId]': 'public',
  'PATCH /api/videos/[videoId]': 'partner',
  'DELETE /api/videos/[videoId]': 'partner',
  'GET /api/videos/[videoId]/captions/[language]': 'public',
  'PUT /api/videos/[videoId]/captions/[language]': 'partner',
  'DELETE /api/videos/[videoId]/captions/[language]': 'partner',
  'PUT /api/videos/[videoId]/like': 'session',
  'DELETE /api/videos/[videoId]/like': 'session',
  'PUT /api/videos/[videoId]/save': 'session',
  'DELETE /api/videos/[videoId]/save': 'session',
  'PUT /api/videos/[videoId]/not-for-me': 'session',
  'DELETE /api/videos/[videoId]/not-for-me': 'session',
  'POST /api/videos/[videoId]/restore': 'partner',
  'GET /api/videos/[videoId]/stats': 'partner',
  'GET /api/videos/[videoId]/stats.csv': 'partner',
  'POST /api/views': 'public',
  'PUT /api/videos/[videoId]/source': 'partner',
  'POST /api/webhooks/cloudinary': 'machine',
}

/** Where a browser without scripts sends its forms: POST only, from our own pages only, for everybody. */
export const forms = ['/forgot/form', '/login/form', '/register/form', '/session/end']

/** Files that Next makes from `app/`, and its own pages for what is not there. */
export const files = [
  '/_global-error',
  '/_not-found',
  '/apple-icon.png',
  '/icon.svg',
  '/manifest.webmanifest',
  '/opengraph-image.jpg',
]

/** Answers for every address below /api without a handler of its own. */
export const restOfApi = '/api/[[...path]]'
