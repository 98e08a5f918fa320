import { resetPassword } from '@/lib/accounts/reset-password'
import { resetInput } from '@/lib/accounts/schema'
import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const POST = route({
  access: 'public',
  limit: { name: 'link.ip', by: 'ip' },
  body: resetInput,
  handle: async (context) => {
    await resetPassword(context.body, visitorOf(context))
    return empty()
  },
})
