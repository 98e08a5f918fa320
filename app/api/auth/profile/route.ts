import { changeDisplayName } from '@/lib/auth/change-display-name'
import { profileInput } from '@/lib/auth/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const PATCH = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  body: profileInput,
  handle: async (context) => {
    const user = await changeDisplayName(context.actor, context.body, visitorOf(context))
    return json(200, { user })
  },
})
