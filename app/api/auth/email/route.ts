import { requestEmailChange } from '@/lib/accounts/request-email-change'
import { changeEmailInput } from '@/lib/accounts/schema'
import { acceptedResponse } from '@/lib/http/accepted'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const POST = route({
  access: 'session',
  limit: { name: 'mail.ip', by: 'ip' },
  body: changeEmailInput,
  handle: async (context) => {
    await requestEmailChange(context.actor, context.body, visitorOf(context))
    return acceptedResponse()
  },
})
