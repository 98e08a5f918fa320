import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedApp } from '../services/app/seed-app'
import { anyFreePort } from '../services/ports'
import { type BenchStack, startMorsel, withStack } from './bench-stack'
import { launchBrowser } from './browser/launch-browser'
import { serveEmptyPage } from './first-load/serve-empty-page'
import { installLighthouse } from './lighthouse/install-lighthouse'
import { commandLine, machineLine } from './machine-line'
import { largestPaintMs } from './page-load/largest-paint'
import { type Swiping, swipeThrough } from './page-load/swipe-through'
import { formatTable, ratio } from './print-table'
import { median } from './swipe/measure-swipes'

// When the largest thing of the feed stands there, beside an empty page of the same Next, and whether anything moves after it.

const rounds = process.argv.includes('--quick') ? 1 : 5
const swipes = 3
/** Goal G5. */
const most = { lcp: 1.5, cls: 0, longTaskMs: 200 }

const port = String(await anyFreePort())
const origin = `http://127.0.0.1:${port}`

interface Paints {
  feedMs: number
  emptyMs: number
}

async function comparePaints({ progress }: BenchStack, emptyOrigin: string): Promise<Paints[]> {
  const folder = await mkdtemp(join(tmpdir(), 'morsel-lighthouse-'))
  try {
    const lighthouse = installLighthouse(folder)
    const done = progress.step(`Painting both pages, ${rounds} times by turns`)
    const paints: Paints[] = []
    for (let round = 1; round <= rounds; round += 1)
      paints.push({
        feedMs: await largestPaintMs(lighthouse, `${origin}/`),
        emptyMs: await largestPaintMs(lighthouse, `${emptyOrigin}/`),
      })
    done()
    return paints
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function swipeInRounds({ progress }: BenchStack): Promise<Swiping[]> {
  const browser = await launchBrowser()
  const done = progress.step(`Swiping on from a first visit, ${rounds} times`)
  const visits: Swiping[] = []
  for (let round = 1; round <= rounds; round += 1) visits.push(await swipeThrough(browser, origin, swipes))
  done()
  await browser.close()
  return visits
}

await withStack({ PORT: port, APP_ORIGIN: origin }, async (stack) => {
  const empty = await serveEmptyPage(stack)
  await startMorsel(stack, stack.env)
  await seedApp(stack)
  // The first visit of either is of a server that has yet to compile what it runs.
  for (const page of [origin, empty.origin]) await (await fetch(page)).arrayBuffer()
  const visits = await swipeInRounds(stack)
  const paints = await comparePaints(stack, empty.origin)
  const lcp = median(paints.map(({ feedMs, emptyMs }) => feedMs / emptyMs))
  const cls = Math.max(...visits.map((visit) => visit.cls))
  const longTaskMs = Math.max(...visits.map((visit) => visit.longestTaskMs))
  const rows = [
    ['empty page', median(paints.map(({ emptyMs }) => emptyMs)).toFixed(0)],
    ['Morsel', median(paints.map(({ feedMs }) => feedMs)).toFixed(0)],
  ]
  console.log(`\n${formatTable(['ms to the largest paint, median', ''], rows)}\n`)
  console.log(`$ ${commandLine('bench/page-load.ts')}\n${machineLine()}\n`)
  for (const [text, holds] of [
    [`largest paint: ${ratio(lcp)} x the empty page, at most ${most.lcp}`, lcp <= most.lcp],
    [`layout shift with ${swipes} swipes: ${cls.toFixed(4)}`, cls <= most.cls],
    [
      `longest task of a swipe: ${longTaskMs.toFixed(0)} ms of processor, at most ${most.longTaskMs}`,
      longTaskMs <= most.longTaskMs,
    ],
  ] as const) {
    console.log(`${holds ? 'holds' : 'FAILS'}  ${text}`)
    if (!holds) process.exitCode = 1
  }
})
process.exit()
