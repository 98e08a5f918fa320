import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'
import { identityParams } from '@/lib/identities/schema'
import { unlinkIdentity } from '@/lib/identities/unlink-identity'

export const DELETE = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  params: identityParams,
  handle: async (context) => {
    await unlinkIdentity(context.actor, context.params.provider, visitorOf(context))
    return empty()
  },
})
