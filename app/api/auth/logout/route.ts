import { logOut } from '@/lib/auth/log-out'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { route } from '@/lib/http/route'
import { signedOutResponse } from '@/lib/http/signed-out'
import { visitorOf } from '@/lib/http/visitor'

export const POST = route({
  access: 'public',
  handle: async (context) => {
    await logOut(presentedTokens(context.request.headers), visitorOf(context))
    return signedOutResponse()
  },
})
