import { gate as middleware } from '@/lib/auth/gate'

export default middleware

/**
 * Every page. Not the API, whose handlers authorise for themselves and would only pay for the detour, and not built
 * files; both get their headers from next.config.ts.
 */
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/((?!api/|_next/static/|_next/image|icon\\.svg$|favicon\\.ico$|manifest\\.webmanifest$|robots\\.txt$).*)',
  ],
}
