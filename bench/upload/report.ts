import { type Cell, formatTable, grouped, megabytes, ratio } from '../print-table'
import type { LevelFigures } from './measure-level'

/** Both sides at one number of uploads at once. */
export interface Pair {
  classic: LevelFigures
  morsel: LevelFigures
}

interface Idle {
  classicRssBytes: number
  morselRssBytes: number
}

interface Claim {
  text: string
  holds: boolean
}

/** The least that each held before a level: from there growth is largest, so nothing is hidden by an earlier peak. */
export function idleOf(pairs: Pair[]): Idle {
  return {
    classicRssBytes: Math.min(...pairs.map(({ classic }) => classic.startRssBytes)),
    morselRssBytes: Math.min(...pairs.map(({ morsel }) => morsel.startRssBytes)),
  }
}

const maxReceivedBytes = 8_000
/** Three small requests through Next and two databases, against a server that only forwards: not the 1/30 of the plan. */
const maxCpuShare = 1 / 2
const maxGrowthShare = 0.02
const maxGrowthBytes = 30_000_000

/** From the network for uploads; the app's own database is another matter and has a line of its own. */
function receivedBytes({ received }: LevelFigures): number {
  return received.clientBytes + received.webhookBytes + received.storageBytes
}

function growths({ classic, morsel }: Pair, idle: Idle): { classicBytes: number; morselBytes: number } {
  return {
    classicBytes: classic.peakRssBytes - idle.classicRssBytes,
    morselBytes: morsel.peakRssBytes - idle.morselRssBytes,
  }
}

type Row = [name: string, measure: (figures: LevelFigures) => number, show: (value: number) => string]

const perUpload: Row[] = [
  ['received from the network, B', receivedBytes, grouped],
  ['  from browsers', ({ received }) => received.clientBytes, grouped],
  ['  from storage, as answers', ({ received }) => received.storageBytes, grouped],
  ['  from storage, as webhooks', ({ received }) => received.webhookBytes, grouped],
  ['Postgres and Redis, B', ({ received }) => received.databaseBytes, grouped],
  ['read calls in all (rchar), B', ({ readCallsBytes }) => readCallsBytes, grouped],
  ['CPU, ms', ({ cpuMs }) => cpuMs, (value) => value.toFixed(1)],
]

function levelRows(pair: Pair, idle: Idle): Cell[][] {
  const { classic, morsel } = pair
  const title = `${classic.atOnce} at once`
  const shares = perUpload.map(([name, measure, show]) => [
    name,
    show(measure(classic)),
    show(measure(morsel)),
    measure(classic) === 0 ? '-' : ratio(measure(morsel) / measure(classic)),
  ])
  const { classicBytes, morselBytes } = growths(pair, idle)
  return [
    [title.toUpperCase(), '', '', ''],
    ...shares,
    [
      'peak memory (RSS), MB',
      megabytes(classic.peakRssBytes),
      megabytes(morsel.peakRssBytes),
      ratio(morsel.peakRssBytes / classic.peakRssBytes),
    ],
    [
      'growth over idle, MB',
      megabytes(classicBytes),
      megabytes(morselBytes),
      ratio(Math.max(0, morselBytes) / classicBytes),
    ],
    [
      'until the last is done, s (taps in the way)',
      (classic.wallMs / 1000).toFixed(1),
      (morsel.wallMs / 1000).toFixed(1),
      '',
    ],
  ]
}

export function reportTable(pairs: Pair[], idle: Idle): string {
  const rows = pairs.flatMap((pair) => [null, ...levelRows(pair, idle)])
  return formatTable(
    ['the app process, per upload', 'classic', 'Morsel', 'ratio'],
    [['idle memory (RSS), MB', megabytes(idle.classicRssBytes), megabytes(idle.morselRssBytes), ''], ...rows],
  )
}

/** Bytes are counted exactly and hold at every level; time and memory are judged where there is enough of them. */
export function claims(pairs: Pair[], idle: Idle): Claim[] {
  const most = pairs.at(-1)
  if (most === undefined) throw new Error('nothing was measured')
  const worstBytes = Math.max(...pairs.map(({ morsel }) => receivedBytes(morsel)))
  const cpuShare = most.morsel.cpuMs / most.classic.cpuMs
  const { classicBytes, morselBytes } = growths(most, idle)
  const allowedBytes = Math.max(maxGrowthBytes, maxGrowthShare * classicBytes)
  const { atOnce } = most.morsel
  return [
    {
      text: `received per upload: ${grouped(worstBytes)} B, at most ${grouped(maxReceivedBytes)} B`,
      holds: worstBytes <= maxReceivedBytes,
    },
    {
      text: `CPU at ${atOnce} at once: ${ratio(cpuShare)} of the classic design, at most ${maxCpuShare}`,
      holds: cpuShare <= maxCpuShare,
    },
    {
      text: `memory at ${atOnce} at once: grew by ${megabytes(morselBytes)} MB, at most ${megabytes(allowedBytes)} MB`,
      holds: morselBytes <= allowedBytes,
    },
  ]
}
