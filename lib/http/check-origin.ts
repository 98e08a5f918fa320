import 'server-only'
import { AppError } from '@/lib/core/errors'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Methods that only read (RFC 9110, 9.2.1): never checked, so they must never change anything. */
export const isSafeMethod = (method: string) => safeMethods.has(method)

type Options = { appOrigin: string; carriesSession: boolean }

/**
 * Refuses writes that another site caused. Route handlers have no such check of their own (measured: a
 * cross-origin POST got through). Fetch Metadata first, then Origin against the configured origin, never
 * against Host; a caller with neither and no session cookie is a plain API client (OWASP CSRF sheet, R60).
 *
 * @throws AppError `cross_origin`
 */
export function checkOrigin(request: Request, { appOrigin, carriesSession }: Options): void {
  if (isSafeMethod(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null && site !== 'same-origin') throw new AppError('cross_origin')
  // Checked even beside a `same-origin` Sec-Fetch-Site: a proxy may forward one and rewrite the other.
  if (origin !== null && origin !== appOrigin) throw new AppError('cross_origin')
  if (site === null && origin === null && carriesSession) throw new AppError('cross_origin')
}
