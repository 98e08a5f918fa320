import type { Client } from 'pg'
import type { getFeedPage } from '../../lib/feed/get-feed-page'
import { type Cell, grouped, ratio } from '../print-table'
import { measurePages } from './measure-pages'
import { type Recorded, recordQueries } from './record-queries'

type Read = typeof getFeedPage
type FeedFilter = NonNullable<Parameters<Read>[0]['filter']>

/** Choices that leave nothing, each by another column, beside one that leaves a third of everything. */
const filters: [name: string, filter: FeedFilter][] = [
  ['vegan', { diet: ['vegan'] }],
  ['a diet that nobody cooks', { diet: ['halal'] }],
  ['two diets of different dishes', { diet: ['vegan', 'kosher'] }],
  ['without nuts, of which nobody says', { without: ['nuts'] }],
  ['open, and nobody is', { open: '1' }],
  ['near, and everybody is far', { near: { latitude: -33.9, longitude: 151.2 }, within: '5' }],
]

export interface FilterCost {
  row: Cell[]
  queries: number
  buffers: number
}

/** As if a page had no end but the last clip. */
const endlessReach = 1e9

/** The first page of each choice, beside what it would cost to look at everything. */
export async function measureFilters(client: Client, read: Read, rounds: number): Promise<FilterCost[]> {
  const pages: Recorded[][] = []
  const endlessPages: Recorded[][] = []
  for (const [, filter] of filters) {
    pages.push(await recordQueries(() => read({ actor: null, filter })))
    endlessPages.push(await recordQueries(() => read({ actor: null, filter, reach: endlessReach })))
  }
  const costs = await measurePages(client, pages, rounds)
  const endlessCosts = await measurePages(client, endlessPages, 1)
  return filters.map(([name], index) => {
    const [cost, all] = [costs[index], endlessCosts[index]]
    if (!cost || !all) throw new Error(`${name} was not measured`)
    const queries = pages[index]?.length ?? 0
    const row = [
      name,
      queries,
      grouped(cost.buffers),
      grouped(all.buffers),
      ratio(cost.buffers / all.buffers),
      ratio(cost.ms / all.ms),
    ]
    return { row, queries, buffers: cost.buffers }
  })
}
