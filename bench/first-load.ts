import { seedApp } from '../services/app/seed-app'
import { anyFreePort } from '../services/ports'
import { startMorsel, withStack } from './bench-stack'
import { readPage } from './first-load/read-page'
import { chunkTable, scriptRatio, summaryTable } from './first-load/report'
import { serveEmptyPage } from './first-load/serve-empty-page'
import { commandLine, machineLine } from './machine-line'
import { ratio } from './print-table'

// What a first visit of the feed makes a browser load, against a page of the same Next that shows one paragraph.

/** Goal G1. */
const maxRatio = 1.2

const port = String(await anyFreePort())
const origin = `http://127.0.0.1:${port}`

await withStack({ PORT: port, APP_ORIGIN: origin }, async (stack) => {
  const emptyPage = await serveEmptyPage(stack)
  await startMorsel(stack, stack.env)
  // With clips, as people find it: what shows one might not be loaded without.
  await seedApp(stack)
  const [page, empty] = [await readPage(`${origin}/`), await readPage(`${emptyPage.origin}/`)]
  const found = scriptRatio(page, empty)
  console.log(`\n${summaryTable(page, empty)}\n\n${chunkTable(page)}\n`)
  console.log(`$ ${commandLine('bench/first-load.ts')}\n${emptyPage.versions}, ${machineLine()}`)
  console.log(
    `\n${found <= maxRatio ? 'holds' : 'FAILS'}  scripts: ${ratio(found)} x the empty page, at most ${maxRatio}`,
  )
  if (found > maxRatio) process.exitCode = 1
})
