import { presentedTokens } from '@/lib/auth/presented-tokens'
import { registerUser } from '@/lib/auth/register-user'
import { registerInput } from '@/lib/auth/schema'
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
    const signedIn = await registerUser(context.body, visitorOf(context), presented, createPartner)
    return signedInResponse(201, signedIn)
  },
})
