import { clearedCookies, readCookie, sessionCookies } from '@/lib/auth/cookies'
import { refreshSession } from '@/lib/auth/refresh-session'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const POST = route({
  access: 'public',
  // Only when it is over for good: the late loser of a race, with another refresh or with a sign-in in another tab, must
  // not wipe the winner's cookies (R18).
  onRefusal: (error) => (error.code === 'session_ended' ? clearedCookies('access', 'refresh') : []),
  handle: async (context) => {
    const token = readCookie(context.request.headers, 'refresh')
    const { user, accessExpiresAtMs, pair } = await refreshSession(token, visitorOf(context))
    const accessExpiresAt = new Date(accessExpiresAtMs).toISOString()
    return json(200, { user, accessExpiresAt }, sessionCookies(pair))
  },
})
