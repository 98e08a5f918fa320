import { clearedCookies } from '@/lib/auth/cookies'
import { logOut } from '@/lib/auth/log-out'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const POST = route({
  access: 'public',
  handle: async (context) => {
    await logOut(presentedTokens(context.request.headers), visitorOf(context))
    // So that the back button shows no page of the one who left (ASVS 14.3.1).
    return empty([...clearedCookies('access', 'refresh'), ['Clear-Site-Data', '"cache"']])
  },
})
