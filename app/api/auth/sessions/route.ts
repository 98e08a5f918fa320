import { listSessions } from '@/lib/auth/list-sessions'
import { revokeAllSessions } from '@/lib/auth/revoke-all-sessions'
import { revokeOtherSessions } from '@/lib/auth/revoke-other-sessions'
import { revokeQuery } from '@/lib/auth/schema'
import { empty, json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { signedOutResponse } from '@/lib/http/signed-out'
import { visitorOf } from '@/lib/http/visitor'

export const GET = route({
  access: 'session',
  handle: async ({ actor }) => json(200, { sessions: await listSessions(actor) }),
})

export const DELETE = route({
  access: 'session',
  query: revokeQuery,
  handle: async (context) => {
    const { actor, query } = context
    if (query.scope === 'all') {
      await revokeAllSessions(actor, visitorOf(context))
      return signedOutResponse()
    }
    await revokeOtherSessions(actor, visitorOf(context))
    return empty()
  },
})
