import { register } from '@/lib/accounts/register'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { registerInput } from '@/lib/auth/schema'
import { acceptedResponse } from '@/lib/http/accepted'
import { route } from '@/lib/http/route'
import { signedInResponse } from '@/lib/http/signed-in'
import { visitorOf } from '@/lib/http/visitor'
import { createPartner } from '@/lib/partners/create-partner'

export const POST = route({
  access: 'public',
  limit: { name: 'register.ip', by: 'ip' },
  body: registerInput,
  handle: async (context) => {
    const presented = presentedTokens(context.request.headers)
    const signedIn = await register(context.body, visitorOf(context), presented, createPartner)
    return signedIn ? signedInResponse(201, signedIn) : acceptedResponse()
  },
})
