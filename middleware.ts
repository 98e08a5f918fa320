import { gate as middleware } from '@/lib/auth/gate'

export default middleware

/**
 * Every page, and whatever else is no page: an address without one gets a page too. Not the API, whose handlers
 * authorise for themselves and would only pay for the detour, and not built files; both get their headers from
 * next.config.ts.
 */
export const config = {
  runtime: 'nodejs',
  matcher: ['/((?!api/|api$|_next/static/|_next/image|icon\\.svg$|sw\\.js$|manifest\\.webmanifest$).*)'],
}
