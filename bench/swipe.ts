import { seedApp } from '../services/app/seed-app'
import { anyFreePort } from '../services/ports'
import { startMorsel, withStack } from './bench-stack'
import { launchBrowser } from './browser/launch-browser'
import { commandLine, machineLine } from './machine-line'
import { formatTable, grouped, ratio } from './print-table'
import { serveClips } from './swipe/clip-server'
import { followTrace, type Trace } from './swipe/follow-trace'
import { clipSeconds, makeClip } from './swipe/make-clip'
import { type Mode, measureSwipes, median } from './swipe/measure-swipes'

// From a swipe to the first frame, with the next clip warmed and without; then stalls and waste of somebody who swipes.

const isQuick = process.argv.includes('--quick')
const rounds = isQuick ? 1 : 5
const swipesInRound = isQuick ? 6 : 10
const traceSwipes = isQuick ? 30 : 200
/** Goals G2, G3 and G4. */
const most = { warmedToCold: 0.4, delayedToNear: 1.25, stalls: 0, wasted: 0.25 }
const addedDelayMs = 150

const modes = {
  warmed: { name: 'warmed', isCold: false, delayMs: 0 },
  cold: { name: 'cold', isCold: true, delayMs: 0 },
  warmedFar: { name: `warmed, +${addedDelayMs} ms`, isCold: false, delayMs: addedDelayMs },
  coldFar: { name: `cold, +${addedDelayMs} ms`, isCold: true, delayMs: addedDelayMs },
} satisfies Record<string, Mode>

function claims(tookMs: Map<Mode, number[]>, trace: Trace): [text: string, holds: boolean][] {
  const of = (mode: Mode) => median(tookMs.get(mode) ?? [])
  const toCold = of(modes.warmedFar) / of(modes.coldFar)
  const toNear = of(modes.warmedFar) / of(modes.warmed)
  const wasted = trace.wastedBytes / trace.sentBytes
  return [
    [
      `warmed to cold at +${addedDelayMs} ms: ${ratio(toCold)}, at most ${most.warmedToCold}`,
      toCold <= most.warmedToCold,
    ],
    [
      `warmed, +${addedDelayMs} ms to none: ${ratio(toNear)}, at most ${most.delayedToNear}`,
      toNear <= most.delayedToNear,
    ],
    [`stalls in ${trace.swipes} swipes at twice the bitrate: ${trace.stalls}`, trace.stalls <= most.stalls],
    [
      `fetched and never shown: ${ratio(wasted)} of ${grouped(trace.sentBytes)} B, at most ${most.wasted}`,
      wasted <= most.wasted,
    ],
  ]
}

const port = String(await anyFreePort())
const appOrigin = `http://127.0.0.1:${port}`

await withStack({ PORT: port, APP_ORIGIN: appOrigin }, async (stack) => {
  const clip = makeClip(stack.dataDir)
  const server = await serveClips(clip)
  await startMorsel(stack, stack.env)
  await seedApp(stack)
  const browser = await launchBrowser()
  const tookMs = new Map<Mode, number[]>()
  for (let round = 1; round <= rounds; round += 1) {
    const done = stack.progress.step(`Swiping, round ${round} of ${rounds}`)
    for (const mode of Object.values(modes)) {
      const took = await measureSwipes(browser, server, appOrigin, mode, swipesInRound)
      tookMs.set(mode, [...(tookMs.get(mode) ?? []), ...took])
    }
    done()
  }
  const done = stack.progress.step(`Following somebody for ${traceSwipes} swipes`)
  const shape = { swipes: traceSwipes, clipBytes: clip.length, timesBitrate: 2 }
  const trace = await followTrace(browser, server, appOrigin, shape)
  done()
  await browser.close()
  server.stop()
  const rows = [...tookMs].map(([{ name }, took]) => [
    name,
    median(took).toFixed(0),
    Math.max(...took).toFixed(0),
  ])
  console.log(`\n${formatTable(['ms from swipe to first frame', 'median', 'slowest'], rows)}\n`)
  console.log(`$ ${commandLine('bench/swipe.ts')}\n${machineLine()}`)
  console.log(`clips: ${grouped(clip.length)} B, ${clipSeconds} s\n`)
  for (const [text, holds] of claims(tookMs, trace)) {
    console.log(`${holds ? 'holds' : 'FAILS'}  ${text}`)
    if (!holds) process.exitCode = 1
  }
})
process.exit()
