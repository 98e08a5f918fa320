import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { searchQuery } from '@/lib/search/schema'
import { searchFood } from '@/lib/search/search-food'

export const GET = route({
  access: 'optional',
  limit: { name: 'search.read', by: 'ip' },
  query: searchQuery,
  handle: async ({ actor, query }) => json(200, await searchFood({ actor, ...query })),
})
