import { getFeedPage } from '@/lib/feed/get-feed-page'
import { feedQuery } from '@/lib/feed/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({
  access: 'optional',
  query: feedQuery,
  handle: async ({ actor, query }) => json(200, await getFeedPage({ actor, ...query })),
})
