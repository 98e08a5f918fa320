import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { searchQuery } from '@/lib/search/schema'
import { suggestWords } from '@/lib/search/suggest-words'

export const GET = route({
  access: 'public',
  limit: { name: 'search.read', by: 'ip' },
  query: searchQuery,
  handle: async ({ query }) => json(200, { suggestions: await suggestWords(query) }),
})
