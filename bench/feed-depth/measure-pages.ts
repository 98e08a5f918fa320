import type { Client } from 'pg'
import { type Cost, explainInTurns } from './explain-query'
import type { Recorded } from './record-queries'

/** All that the statements of each page cost together, page by page in turns. */
export async function measurePages(
  client: Client,
  pages: readonly Recorded[][],
  rounds: number,
): Promise<Cost[]> {
  const costs = await explainInTurns(client, pages.flat(), rounds)
  return pages.map((page) => {
    const own = costs.splice(0, page.length)
    const sum = (pick: (cost: Cost) => number) => own.reduce((all, cost) => all + pick(cost), 0)
    return { buffers: sum(({ buffers }) => buffers), heapFetches: null, ms: sum(({ ms }) => ms) }
  })
}
