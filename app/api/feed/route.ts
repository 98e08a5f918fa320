import { getFeedPage } from '@/lib/feed/get-feed-page'
import { feedQuery } from '@/lib/feed/schema'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

/** Nobody is known, so everybody gets the same. */
const forEverybody = { 'Cache-Control': 'public, s-maxage=5, stale-while-revalidate=30' }
const hasCookies = (request: Request) => request.headers.has('cookie')

export const GET = route({
  access: 'optional',
  query: feedQuery,
  handle: async ({ actor, query, request }) => {
    const { of, handle, cursor, limit, ...filter } = query
    const page = await getFeedPage({ actor, of, handle, cursor, limit, filter })
    return json(200, page, hasCookies(request) ? {} : forEverybody)
  },
})
