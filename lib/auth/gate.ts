import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy, nothingHerePolicy } from '@/lib/core/content-security-policy'
import { newSecretId } from '@/lib/core/ids'
import { nothingHerePage } from '@/lib/core/nothing-here'
import { paths } from '@/lib/core/paths'
import { storageOrigins } from '@/lib/core/storage-origins'
import { env } from '@/lib/platform/env'
import { areas } from './areas'
import { readCookie } from './cookies'
import { verifyAccessToken } from './tokens'

/** What a page can be asked: to be shown, or to take a form. Next would show it for a PUT as well. */
const pageMethods = ['GET', 'HEAD', 'POST']

/**
 * The area that a path belongs to. Cut at `.` and `;` too: `/studio.rsc` and `/studio.segments/x` are the same page in
 * another encoding (CVE-2026-44575), and treating too much as protected only costs a redirect.
 */
function areaOf(pathname: string): string {
  return pathname.split(/[/.;]/, 2)[1]?.toLowerCase() ?? ''
}

/** Where to send this request instead, as a path on this site, or null to let it through. */
async function findDetour(request: NextRequest): Promise<string | null> {
  const { pathname, search } = request.nextUrl
  const audience = areas.get(areaOf(pathname))
  if (audience === 'everyone' || request.method === 'POST') return null
  const token = readCookie(request.headers, 'access')
  const verified = token === null ? null : await verifyAccessToken(token)
  if (verified?.state === 'valid') {
    // Optimistic: the token's role may be out of date, so the page asks Postgres again either way.
    const { role } = verified.claims
    const mayEnter = audience === 'session' || role === audience || role === 'admin'
    return mayEnter ? null : paths.partnersOnly()
  }
  const wanted = pathname + search
  // From a link on another site only the Lax access cookie comes along: the Strict refresh cookie may be there unseen.
  const mayRenew = verified?.state === 'expired' || readCookie(request.headers, 'refresh') !== null
  return mayRenew ? paths.continueSession(wanted) : paths.login(wanted)
}

/** Names that only this server may set; a client's own copies must reach no page (R52, CVE-2025-29927). */
function withoutForeignHeaders(headers: Headers): Headers {
  const kept = new Headers(headers)
  for (const name of headers.keys())
    if (/^(?:x-user-|x-middleware-|x-nonce$|content-security-policy)/.test(name)) kept.delete(name)
  return kept
}

/**
 * The answer for an area that nobody listed. Not a rewrite to Next's page: behind a proxy that speaks https, Next takes a
 * rewrite for an address on another server and asks that one (measured with `next start -H 127.0.0.1`).
 */
function nothing(): NextResponse {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': nothingHerePolicy,
  }
  return new NextResponse(nothingHerePage, { status: 404, headers })
}

/**
 * Routing for pages: verifies the access token and sends visitors of protected pages to sign in or to renew it, shuts
 * areas that nobody has listed, and gives every page its own script nonce. Decides nothing else: the token may belong to
 * a session that is over, so pages and use-cases authorise again. Needs jose and Web Crypto only, so it also runs on the
 * edge or as `proxy.ts` (R92).
 */
export async function gate(request: NextRequest): Promise<NextResponse> {
  if (!pageMethods.includes(request.method))
    return new NextResponse(null, { status: 405, headers: { Allow: pageMethods.join(', ') } })
  if (!areas.has(areaOf(request.nextUrl.pathname))) return nothing()
  const detour = await findDetour(request)
  if (detour !== null) {
    const response = NextResponse.redirect(new URL(detour, request.nextUrl), 307)
    response.headers.set('Cache-Control', 'private, no-store')
    return response
  }
  const { CLOUDINARY_URL, NODE_ENV } = env()
  const nonce = newSecretId()
  const policy = contentSecurityPolicy({
    nonce,
    storage: storageOrigins(CLOUDINARY_URL),
    isDevelopment: NODE_ENV === 'development',
  })
  const headers = withoutForeignHeaders(request.headers)
  // Next reads the nonce out of the request's policy and stamps its own scripts with it.
  headers.set('Content-Security-Policy', policy)
  // For the one script of a library that Next does not stamp: the theme, set before the first paint.
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}
