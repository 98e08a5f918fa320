import { commandLine, machineLine } from './machine-line'
import { formatTable, grouped, ratio } from './print-table'
import { type Outcome, replay } from './ranking/replay'
import { makeWorld } from './ranking/world'

// A made-up month in which everybody's taste is known, lived through once under each feed: what the ranking is worth to readers, and what
// new kitchens get of it. A world of dice proves that the parts work together and nothing about people.

const seeds = [1, 2, 3, 4, 5]
const startMs = Date.UTC(2026, 0, 1)
/** Below these the ranking is not one to ship. */
const least = { gladRatio: 1.1, promiseKept: 0.9 }

const outcomes = seeds.map((seed) => {
  const world = makeWorld(seed, startMs)
  return { newest: replay('newest', world, seed), ranked: replay('ranked', world, seed) }
})
const mean = (of: 'newest' | 'ranked', figure: keyof Outcome): number =>
  outcomes.reduce((sum, outcome) => sum + outcome[of][figure], 0) / outcomes.length
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`

const rows = (
  [
    ['clips that a reader was glad of', 'gladShare'],
    ['shown clips of new kitchens', 'newShare'],
    ['debut clips that 100 people began', 'promiseKept'],
    ['shown right after the same kitchen', 'sideBySide'],
  ] as const
).map(([name, figure]) => [
  name,
  percent(mean('newest', figure)),
  percent(mean('ranked', figure)),
  mean('newest', figure) > 0 ? `${ratio(mean('ranked', figure) / mean('newest', figure))} x` : '-',
])
console.log(
  `\n${formatTable([`${seeds.length} worlds, ${grouped(mean('ranked', 'shown'))} clips shown in each`, 'newest first', 'ranked', 'ratio'], rows)}\n`,
)
const gladRatios = outcomes.map(({ newest, ranked }) => ranked.gladShare / newest.gladShare)
console.log(`glad, by world: ${gladRatios.map((value) => ratio(value)).join(' ')}`)
console.log(`\n$ ${commandLine('bench/ranking.ts')}\n${machineLine()}\n`)
const checks: [string, boolean][] = [
  [
    `readers are glad of at least ${least.gladRatio} x as many, in every world`,
    Math.min(...gladRatios) >= least.gladRatio,
  ],
  [
    `${percent(least.promiseKept)} of the debut clips get what is promised`,
    mean('ranked', 'promiseKept') >= least.promiseKept,
  ],
  [
    'new kitchens get no less of the feed than newest first gives them',
    mean('ranked', 'newShare') >= mean('newest', 'newShare'),
  ],
]
for (const [what, holds] of checks) console.log(`${holds ? 'holds' : 'FAILS'}  ${what}`)
if (checks.some(([, holds]) => !holds)) process.exitCode = 1
