import { seedApp } from '../services/app/seed-app'
import { anyFreePort } from '../services/ports'
import { startMorsel, withStack } from './bench-stack'
import { launchBrowser } from './browser/launch-browser'
import { serveEmptyPage } from './first-load/serve-empty-page'
import { commandLine, machineLine } from './machine-line'
import { loadPage, type PageLoad } from './page-load/load-page'
import { formatTable, ratio } from './print-table'
import { median } from './swipe/measure-swipes'

// When the largest thing of the feed stands there, beside an empty page of the same Next, and whether anything moves after it.

const rounds = process.argv.includes('--quick') ? 3 : 9
/** Goal G5. */
const most = { lcp: 1.5, cls: 0, longTaskMs: 200 }

const port = String(await anyFreePort())
const origin = `http://127.0.0.1:${port}`

await withStack({ PORT: port, APP_ORIGIN: origin }, async (stack) => {
  const empty = await serveEmptyPage(stack)
  await startMorsel(stack, stack.env)
  await seedApp(stack)
  const browser = await launchBrowser()
  const pairs: { feed: PageLoad; empty: PageLoad }[] = []
  const done = stack.progress.step(`Loading both pages, ${rounds} times by turns`)
  // The first visit of either is of a server that has yet to compile what it runs.
  for (let round = 0; round <= rounds; round += 1) {
    const pair = {
      feed: await loadPage(browser, origin, { swipes: 3 }),
      empty: await loadPage(browser, empty.origin, { swipes: 0 }),
    }
    if (round > 0) pairs.push(pair)
  }
  done()
  await browser.close()
  const middle = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick))
  const largest = (pick: (load: PageLoad) => number) => Math.max(...pairs.map(({ feed }) => pick(feed)))
  const lcp = middle((pair) => pair.feed.lcpMs / pair.empty.lcpMs)
  const [cls, longTaskMs] = [largest((load) => load.cls), largest((load) => load.longestTaskMs)]
  const rows = [
    ['empty page', middle((pair) => pair.empty.lcpMs).toFixed(0)],
    ['Morsel', middle((pair) => pair.feed.lcpMs).toFixed(0)],
  ]
  console.log(`\n${formatTable(['ms to the largest paint, median', ''], rows)}\n`)
  console.log(`largest element: ${pairs[0]?.feed.largest}`)
  console.log(`$ ${commandLine('bench/page-load.ts')}\n${machineLine()}\n`)
  for (const [text, holds] of [
    [`largest paint: ${ratio(lcp)} x the empty page, at most ${most.lcp}`, lcp <= most.lcp],
    [`layout shift with three swipes: ${cls.toFixed(4)}`, cls <= most.cls],
    [
      `longest task of a swipe: ${longTaskMs.toFixed(0)} ms, at most ${most.longTaskMs}`,
      longTaskMs <= most.longTaskMs,
    ],
  ] as const) {
    console.log(`${holds ? 'holds' : 'FAILS'}  ${text}`)
    if (!holds) process.exitCode = 1
  }
})
process.exit()
