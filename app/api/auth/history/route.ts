import { listAuthEvents } from '@/lib/audit/list-auth-events'
import { historyQuery } from '@/lib/audit/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({
  access: 'session',
  query: historyQuery,
  handle: async ({ actor, query }) => json(200, await listAuthEvents(actor, query.cursor)),
})
