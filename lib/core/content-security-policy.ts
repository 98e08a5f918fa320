import type { StorageOrigins } from './storage-origins'

type Options = {
  /** Fresh for every response. */
  nonce: string
  storage: StorageOrigins
  /** `next dev` evaluates code and talks to itself over a web socket. */
  isDevelopment: boolean
}

/**
 * The policy of a page. Scripts run by nonce and by what those load ('strict-dynamic'); the browser sends bytes to the
 * storage API and plays from its delivery host, and nowhere else. Style attributes are React's, hence 'unsafe-inline'
 * there and only there. What has no line of its own, such as frames, is refused. `blob:` is the local preview of a clip, its cover frame and the player's worker.
 */
export function contentSecurityPolicy({ nonce, storage, isDevelopment }: Options): string {
  const { api, delivery } = storage
  const directives = {
    'default-src': ["'none'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', delivery],
    'media-src': ["'self'", 'blob:', delivery],
    'connect-src': [...new Set(["'self'", api, delivery])],
    'worker-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/** Of the one page that is sent without the app: its own style, our picture, nothing else. */
export const nothingHerePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
