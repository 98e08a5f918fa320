import { listSessions } from '@/lib/auth/list-sessions'
import { revokeOtherSessions } from '@/lib/auth/revoke-other-sessions'
import { empty, json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const GET = route({
  access: 'session',
  handle: async ({ actor }) => json(200, { sessions: await listSessions(actor) }),
})

export const DELETE = route({
  access: 'session',
  handle: async (context) => {
    await revokeOtherSessions(context.actor, visitorOf(context))
    return empty()
  },
})
