import 'server-only'
import { searchQuery } from '@/lib/search/schema'
import type { Operation } from './operation'

export const searchOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/search',
    summary: 'Videos and food partners for some words, the best first',
    access: 'optional',
    limit: 'search.read',
    query: searchQuery,
    success: [{ status: 200, answer: 'SearchResults', when: 'Also when nothing was found.' }],
  },
  {
    method: 'get',
    path: '/api/search/suggestions',
    summary: 'How what is being typed may go on',
    access: 'public',
    limit: 'search.read',
    query: searchQuery,
    success: [{ status: 200, answer: 'Suggestions', when: 'At most eight.' }],
    refusals: ['db_unavailable'],
  },
]
