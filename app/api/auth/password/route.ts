import { changePassword } from '@/lib/accounts/change-password'
import { changePasswordInput } from '@/lib/accounts/schema'
import { sessionCookies } from '@/lib/auth/cookies'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const PUT = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  body: changePasswordInput,
  handle: async (context) => {
    const { actor, body, request } = context
    const pair = await changePassword(actor, body, visitorOf(context), presentedTokens(request.headers))
    return empty(sessionCookies(pair))
  },
})
