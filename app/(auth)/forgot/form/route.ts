import { requestReset } from '@/lib/accounts/request-reset'
import { forgotInput } from '@/lib/accounts/schema'
import { paths } from '@/lib/core/paths'
import { formRoute } from '@/lib/http/form-route'
import { redirectTo } from '@/lib/http/respond'
import { visitorOf } from '@/lib/http/visitor'

export const POST = formRoute({
  limit: 'mail.ip',
  body: forgotInput,
  page: (refused) => paths.forgot(refused),
  handle: async (context) => {
    await requestReset(context.body, visitorOf(context))
    return redirectTo(paths.mailSent('forgot'))
  },
})
