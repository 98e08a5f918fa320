import { revokeSession } from '@/lib/auth/revoke-session'
import { sessionParams } from '@/lib/auth/schema'
import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const DELETE = route({
  access: 'session',
  params: sessionParams,
  handle: async (context) => {
    await revokeSession(context.actor, context.params.sessionId, visitorOf(context))
    return empty()
  },
})
