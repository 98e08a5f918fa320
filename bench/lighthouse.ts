import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { seedApp } from '../services/app/seed-app'
import { anyFreePort } from '../services/ports'
import { startMorsel, withStack } from './bench-stack'
import { auditPage, categories } from './lighthouse/audit-page'
import { installLighthouse } from './lighthouse/install-lighthouse'
import { presets } from './lighthouse/run-lighthouse'
import { commandLine, machineLine } from './machine-line'
import { formatTable } from './print-table'

// What Lighthouse says about the pages that anybody may open, in the production build, on a phone and on a desktop.

/** Of these nothing may be missing. What search engines want is shown beside it. */
const judged = ['accessibility', 'best-practices'] as const
const minScore = 100

const feed = z.object({
  items: z.array(z.object({ id: z.string(), partner: z.object({ handle: z.string() }) })),
})

const port = String(await anyFreePort())
// Browsers take loopback for secure, so nothing here needs a certificate.
const origin = `http://localhost:${port}`

async function findPages(): Promise<string[]> {
  const [clip] = feed.parse(await (await fetch(`${origin}/api/feed`)).json()).items
  if (!clip) throw new Error('the feed is empty')
  return ['/', `/v/${clip.id}`, `/p/${clip.partner.handle}`]
}

await withStack({ PORT: port, APP_ORIGIN: origin }, async (stack) => {
  const folder = await mkdtemp(join(tmpdir(), 'morsel-lighthouse-'))
  try {
    const installed = stack.progress.step('Installing Lighthouse')
    const lighthouse = installLighthouse(folder)
    installed()
    await startMorsel(stack, stack.env)
    await seedApp(stack)
    const rows: string[][] = []
    const faults: string[] = []
    let holds = true
    for (const page of await findPages())
      for (const preset of presets) {
        const done = stack.progress.step(`Auditing ${page} on a ${preset}`)
        const verdict = await auditPage(lighthouse, `${origin}${page}`, preset)
        done()
        rows.push([`${page}, ${preset}`, ...categories.map((id) => String(verdict.scores[id]))])
        faults.push(...verdict.faults.map((fault) => `${page}, ${preset}: ${fault}`))
        holds &&= judged.every((id) => verdict.scores[id] >= minScore)
      }
    console.log(`\n${formatTable(['page', ...categories], rows)}\n`)
    for (const fault of faults) console.log(fault)
    console.log(`$ ${commandLine('bench/lighthouse.ts')}\n${machineLine()}`)
    console.log(`\n${holds ? 'holds' : 'FAILS'}  ${judged.join(' and ')}: ${minScore} everywhere`)
    if (!holds) process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
process.exit()
