import pg from 'pg'
import type { Actor } from '../lib/auth/schema'
import type { getFeedPage as GetFeedPage } from '../lib/feed/get-feed-page'
import { encodeMarker } from '../lib/ranking/marker'
import { columnOf, slotOf } from '../lib/ranking/slots'
import { withStack } from './bench-stack'
import { explainInTurns } from './feed-depth/explain-query'
import { fillFeed } from './feed-depth/fill-feed'
import { measureFilters } from './feed-depth/filters'
import { measureLists } from './feed-depth/lists'
import { type Recorded, recordQueries } from './feed-depth/record-queries'
import { commandLine, machineLine } from './machine-line'
import { type Cell, formatTable, grouped, ratio } from './print-table'

// What a page of each feed costs at the top and deep down, in the app's own statements; of the ranked one against OFFSET over the same
// index. And what a choice costs that leaves nothing, and what a shared cache may keep.

const clipCount = Number(process.argv[2] ?? 1_000_000)
/** The last one is a page from the end. */
const depths = [...[0, 0.001, 0.1, 0.9].map((share) => Math.round(clipCount * share)), clipCount - 20]
const rounds = 15
/** Goals G6 and G7. */
const most = { queries: 2, queriesSignedIn: 3, buffers: 8, heapFetches: 0, timeRatio: 1.5, buffersRatio: 1.5 }
const mostBuffersOfChoice = 10_000

const viewer = (userId: string): Actor => ({
  userId,
  sessionId: userId,
  provedAtMs: 0,
  role: 'viewer',
  displayName: 'Bench',
  email: 'bench@example.com',
  emailVerified: true,
  partner: null,
})

/** What a shared cache may keep; that it is told so is shown in `tests/api/get-feed.test.ts`. */
async function isSameForStrangers(read: () => ReturnType<typeof GetFeedPage>): Promise<boolean> {
  const [one, other] = [await read(), await read()]
  const isAlone = one.items.length > 0 && one.items.every((card) => card.viewer === null)
  return isAlone && JSON.stringify(one) === JSON.stringify(other)
}

await withStack({ APP_ORIGIN: 'http://localhost:3000' }, async ({ env, progress }) => {
  Object.assign(process.env, env)
  const done = progress.step(`Filling the feed with ${grouped(clipCount)} clips`)
  const readerId = await fillFeed(env.DATABASE_URL ?? '', clipCount, done.say)
  done()
  const { getFeedPage } = await import('../lib/feed/get-feed-page')
  const { db, publicClip } = await import('../lib/platform/db')
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  // The stack ends before the connections of the app's own pool do, when a figure fails.
  client.on('error', () => {})
  await client.connect()
  const slot = slotOf(Date.now())
  const rank = `rank_${columnOf(slot)}`
  const inOrder = `FROM video v WHERE ${publicClip.sql} ORDER BY ${rank} DESC, id DESC`

  let isForEverybody = true
  const pages: { depth: number; anonymous: Recorded[]; signedIn: Recorded[]; offset: Recorded }[] = []
  for (const depth of depths) {
    const { rows } = await client.query(`SELECT ${rank} AS at, id ${inOrder} OFFSET $1 LIMIT 1`, [
      Math.max(0, depth - 1),
    ])
    const floor = rows[0] as { at: Date; id: string }
    const cursor = depth === 0 ? undefined : encodeMarker({ slot, floor, taken: [], lastPartner: '' })
    const read = (actor: Actor | null) => recordQueries(() => getFeedPage({ actor, cursor }))
    // The first call connects, which is no part of a page.
    await getFeedPage({ actor: null })
    const [anonymous, signedIn] = [await read(null), await read(viewer(readerId))]
    isForEverybody &&= await isSameForStrangers(() => getFeedPage({ actor: null, cursor }))
    const offset = { text: `SELECT id, partner_id, ${rank} ${inOrder} OFFSET $1 LIMIT 18`, values: [depth] }
    pages.push({ depth, anonymous, signedIn, offset })
  }

  const walks = await explainInTurns(
    client,
    pages.flatMap(({ anonymous }) => anonymous.slice(0, 1)),
    rounds,
  )
  const cards = await explainInTurns(
    client,
    pages.flatMap(({ anonymous }) => anonymous.slice(1, 2)),
    3,
  )
  const own = await explainInTurns(
    client,
    pages.flatMap(({ signedIn }) => signedIn.slice(0, 1)),
    3,
  )
  const offsets = await explainInTurns(
    client,
    pages.map(({ offset }) => offset),
    3,
  )

  const rows: Cell[][] = pages.map(({ depth, anonymous, signedIn }, index) => {
    const [walk, card, reader, offset] = [walks[index], cards[index], own[index], offsets[index]]
    if (!walk || !card || !reader || !offset) throw new Error('a page was not measured')
    return [
      grouped(depth),
      anonymous.length,
      walk.buffers,
      walk.heapFetches ?? '-',
      card.buffers,
      signedIn.length,
      reader.buffers,
      grouped(offset.buffers),
      ratio(walk.buffers / offset.buffers),
      ratio(walk.ms / offset.ms),
    ]
  })
  console.log(
    `\n${formatTable(
      ['depth', 'queries', 'order', 'heap', 'cards', 'signed in', 'order', 'OFFSET', 'buffers', 'time'],
      rows,
    )}`,
  )
  console.log('order, cards, OFFSET: shared buffers. buffers, time: order / OFFSET of the same depth.')
  const lists = await measureLists(client, getFeedPage, viewer(readerId), rounds)
  console.log(
    `\n${formatTable(
      ['newest first', 'depth', 'queries', 'signed in', 'first page', 'last page', 'buffers', 'time'],
      lists.map(({ row }) => row),
    )}`,
  )
  console.log(
    'first page, last page: buffers of all its statements, signed in. buffers, time: last / first page.',
  )
  const choices = await measureFilters(client, getFeedPage, 3)
  console.log(
    `\n${formatTable(
      ['choice', 'queries', 'a page', 'all of it', 'buffers', 'time'],
      choices.map(({ row }) => row),
    )}`,
  )
  console.log('a page, all of it: buffers. buffers, time: a page / all of it.')
  const times = walks.map(({ ms }) => ms)
  const timeRatio = (times.at(-1) ?? 0) / (times[0] ?? 1)
  const checks: [string, boolean][] = [
    [
      `at most ${most.queries} queries`,
      pages.every(({ anonymous }) => anonymous.length <= most.queries) &&
        [...lists, ...choices].every(({ queries }) => queries <= most.queries),
    ],
    [
      `at most ${most.queriesSignedIn} queries signed in`,
      pages.every(({ signedIn }) => signedIn.length <= most.queriesSignedIn) &&
        lists.every(({ queriesSignedIn }) => queriesSignedIn <= most.queriesSignedIn),
    ],
    [`the order in at most ${most.buffers} buffers`, walks.every(({ buffers }) => buffers <= most.buffers)],
    ['out of the index alone', walks.every(({ heapFetches }) => heapFetches === most.heapFetches)],
    [
      `deepest / first page ${ratio(timeRatio)} x the time, at most ${most.timeRatio}`,
      timeRatio <= most.timeRatio,
    ],
    [
      `newest first: last / first page at most ${most.buffersRatio} x the buffers, ${most.timeRatio} x the time`,
      lists.every((list) => list.buffersRatio <= most.buffersRatio && list.timeRatio <= most.timeRatio),
    ],
    [
      `a choice that leaves nothing in at most ${grouped(mostBuffersOfChoice)} buffers`,
      choices.every(({ buffers }) => buffers <= mostBuffersOfChoice),
    ],
    ['what a stranger gets is the same for all, and nobody is in it', isForEverybody],
  ]
  console.log(`\n$ ${commandLine('bench/feed-depth.ts')}\n${machineLine()}\n`)
  for (const [what, holds] of checks) console.log(`${holds ? 'holds' : 'FAILS'}  ${what}`)
  if (checks.some(([, holds]) => !holds)) process.exitCode = 1
  await client.end()
  await db().$disconnect()
})
