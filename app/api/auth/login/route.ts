import { logIn } from '@/lib/auth/log-in'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { loginInput } from '@/lib/auth/schema'
import { route } from '@/lib/http/route'
import { signedInResponse } from '@/lib/http/signed-in'
import { visitorOf } from '@/lib/http/visitor'

export const POST = route({
  access: 'public',
  body: loginInput,
  handle: async (context) => {
    const presented = presentedTokens(context.request.headers)
    return signedInResponse(200, await logIn(context.body, visitorOf(context), presented))
  },
})
