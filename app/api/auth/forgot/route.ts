import { requestReset } from '@/lib/accounts/request-reset'
import { forgotInput } from '@/lib/accounts/schema'
import { acceptedResponse } from '@/lib/http/accepted'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const POST = route({
  access: 'public',
  limit: { name: 'mail.ip', by: 'ip' },
  body: forgotInput,
  handle: async (context) => {
    await requestReset(context.body, visitorOf(context))
    return acceptedResponse()
  },
})
