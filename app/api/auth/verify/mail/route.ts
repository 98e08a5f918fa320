import { resendVerification } from '@/lib/accounts/resend-verification'
import { acceptedResponse } from '@/lib/http/accepted'
import { route } from '@/lib/http/route'

export const POST = route({
  access: 'session',
  limit: { name: 'mail.ip', by: 'ip' },
  handle: async ({ actor }) => {
    await resendVerification(actor)
    return acceptedResponse()
  },
})
