import { getFeedPage } from '@/lib/feed/get-feed-page'
import { feedQuery } from '@/lib/feed/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({
  access: 'optional',
  query: feedQuery,
  handle: async ({ actor, query }) => {
    const { of, cursor, limit, ...filter } = query
    return json(200, await getFeedPage({ actor, of, cursor, limit, filter }))
  },
})
