import type { Client } from 'pg'
import type { Actor } from '../../lib/auth/schema'
import { encodeCursor } from '../../lib/core/cursor'
import type { getFeedPage } from '../../lib/feed/get-feed-page'
import { type Cell, grouped, ratio } from '../print-table'
import { measurePages } from './measure-pages'
import { type Recorded, recordQueries } from './record-queries'

type Read = typeof getFeedPage

interface List {
  name: string
  of: Omit<Parameters<Read>[0], 'actor' | 'cursor'>
  isOwn: boolean
  /** Its clips, newest first, as `at` and `id`. */
  order: string
}

const followed = 'SELECT partner_id FROM follow WHERE user_id = $1'
const newest = 'ORDER BY published_at DESC, id DESC'

/** What is offered newest first, and can get deep. The reader is $1. */
const lists: List[] = [
  {
    name: 'one kitchen',
    of: { handle: 'bench-0' },
    isOwn: false,
    order: `FROM video WHERE partner_id = (SELECT id FROM partner WHERE handle = 'bench-0' AND $1::text IS NOT NULL) ${newest}`,
  },
  {
    name: 'following',
    of: { of: 'following' },
    isOwn: true,
    order: `FROM video WHERE partner_id IN (${followed}) ${newest}`,
  },
  {
    name: 'saved',
    of: { of: 'saved' },
    isOwn: true,
    order: `FROM (SELECT created_at AS published_at, video_id AS id FROM save WHERE user_id = $1) kept ${newest}`,
  },
]

export interface ListCost {
  row: Cell[]
  queries: number
  queriesSignedIn: number
  /** Of the deepest page to the first one, signed in. */
  buffersRatio: number
  timeRatio: number
}

/** The first page of each list and the one at its end. */
export async function measureLists(
  client: Client,
  read: Read,
  reader: Actor,
  rounds: number,
): Promise<ListCost[]> {
  const costs: ListCost[] = []
  for (const { name, of, isOwn, order } of lists) {
    const { rows: counted } = await client.query(
      `SELECT count(*)::int AS count FROM (SELECT id ${order}) all_of_it`,
      [reader.userId],
    )
    const depth = (counted[0] as { count: number }).count - 10
    const { rows } = await client.query(`SELECT published_at AS at, id ${order} OFFSET ${depth} LIMIT 1`, [
      reader.userId,
    ])
    const cursors = [undefined, encodeCursor(rows[0] as { at: Date; id: string })]
    const pages: Recorded[][] = []
    let queries = 0
    for (const cursor of cursors) {
      if (!isOwn)
        queries = Math.max(queries, (await recordQueries(() => read({ actor: null, ...of, cursor }))).length)
      pages.push(await recordQueries(() => read({ actor: reader, ...of, cursor })))
    }
    const [first, last] = await measurePages(client, pages, rounds)
    if (!first || !last) throw new Error(`${name} was not measured`)
    const [buffersRatio, timeRatio] = [last.buffers / first.buffers, last.ms / first.ms]
    const queriesSignedIn = Math.max(...pages.map((page) => page.length))
    costs.push({
      row: [
        name,
        grouped(depth),
        isOwn ? '-' : queries,
        queriesSignedIn,
        grouped(first.buffers),
        grouped(last.buffers),
        ratio(buffersRatio),
        ratio(timeRatio),
      ],
      queries,
      queriesSignedIn,
      buffersRatio,
      timeRatio,
    })
  }
  return costs
}
