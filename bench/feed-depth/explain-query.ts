import type { Client } from 'pg'
import type { Recorded } from './record-queries'

interface PlanNode {
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Heap Fetches'?: number
  Plans?: PlanNode[]
}

export interface Cost {
  /** Pages of 8 kB that were looked at, in memory or not. */
  buffers: number
  /** Rows for which an index did not suffice; null where no index was to suffice. */
  heapFetches: number | null
  ms: number
}

function heapFetches(node: PlanNode): number[] {
  return [node['Heap Fetches'] ?? [], ...(node.Plans ?? []).map(heapFetches)].flat()
}

async function explainQuery(client: Client, { text, values }: Recorded): Promise<Cost> {
  const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`, values)
  const [{ Plan: plan, 'Execution Time': ms }] = rows[0]['QUERY PLAN'] as [
    { Plan: PlanNode; 'Execution Time': number },
  ]
  const fetches = heapFetches(plan)
  return {
    buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    heapFetches: fetches.length > 0 ? fetches.reduce((sum, count) => sum + count, 0) : null,
    ms,
  }
}

const median = (sorted: number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0

/** The same several times, turn by turn, because a busy machine is busy for all of them. */
export async function explainInTurns(
  client: Client,
  queries: readonly Recorded[],
  rounds: number,
): Promise<Cost[]> {
  const costs: Cost[][] = queries.map(() => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [index, asked] of queries.entries()) costs[index]?.push(await explainQuery(client, asked))
  return costs.map((of) => {
    const ms = median(of.map((cost) => cost.ms).sort((a, b) => a - b))
    return { buffers: 0, heapFetches: null, ...of.at(-1), ms }
  })
}
