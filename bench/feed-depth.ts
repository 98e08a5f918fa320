import pg from 'pg'
import type { Actor } from '../lib/auth/schema'
import { encodeMarker } from '../lib/ranking/marker'
import { columnOf, slotOf } from '../lib/ranking/slots'
import { withStack } from './bench-stack'
import { explainInTurns } from './feed-depth/explain-query'
import { fillFeed } from './feed-depth/fill-feed'
import { type Recorded, recordQueries } from './feed-depth/record-queries'
import { commandLine, machineLine } from './machine-line'
import { type Cell, formatTable, grouped, ratio } from './print-table'

// What a page of the ranked feed costs at the top and deep down, in the app's own statements, against OFFSET over the same index.

const clipCount = Number(process.argv[2] ?? 1_000_000)
const depths = [0, 0.001, 0.1, 0.9].map((share) => Math.round(clipCount * share))
const rounds = 15
/** Goals G6 and G7. */
const most = { queries: 2, queriesSignedIn: 3, buffers: 8, heapFetches: 0, timeRatio: 1.5 }

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
  const times = walks.map(({ ms }) => ms)
  const timeRatio = (times.at(-1) ?? 0) / (times[0] ?? 1)
  const checks: [string, boolean][] = [
    [`at most ${most.queries} queries`, pages.every(({ anonymous }) => anonymous.length <= most.queries)],
    [
      `at most ${most.queriesSignedIn} queries signed in`,
      pages.every(({ signedIn }) => signedIn.length <= most.queriesSignedIn),
    ],
    [`the order in at most ${most.buffers} buffers`, walks.every(({ buffers }) => buffers <= most.buffers)],
    ['out of the index alone', walks.every(({ heapFetches }) => heapFetches === most.heapFetches)],
    [
      `deepest / first page ${ratio(timeRatio)} x the time, at most ${most.timeRatio}`,
      timeRatio <= most.timeRatio,
    ],
  ]
  console.log(`\n$ ${commandLine('bench/feed-depth.ts')}\n${machineLine()}\n`)
  for (const [what, holds] of checks) console.log(`${holds ? 'holds' : 'FAILS'}  ${what}`)
  if (checks.some(([, holds]) => !holds)) process.exitCode = 1
  await client.end()
  await db().$disconnect()
})
