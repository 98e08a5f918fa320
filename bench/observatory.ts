import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { anyFreePort } from '../services/ports'
import { cleanEnvironment, startMorsel, withStack } from './bench-stack'
import { commandLine, machineLine } from './machine-line'
import { installScanner } from './observatory/install-scanner'
import { startTlsFront } from './observatory/tls-front'
import { formatTable } from './print-table'

// How Mozilla's HTTP Observatory grades the production build behind a proxy that speaks TLS, as a public server has it.

/** The best grade before what it gives extra for. */
const minScore = 100

const report = z.object({
  scan: z.object({ score: z.number(), grade: z.string() }),
  tests: z.record(z.string(), z.object({ result: z.string(), scoreModifier: z.number(), pass: z.boolean() })),
})

const [port, appPort] = [await anyFreePort(), await anyFreePort()]

const settings = {
  PORT: String(appPort),
  APP_ORIGIN: `https://localhost:${port}`,
  TRUSTED_PROXY_HOPS: '1',
  // Public storage: the policy names its origins, and those of the media server on a laptop are plain http.
  CLOUDINARY_URL: 'cloudinary://key:secret@demo',
}

await withStack(settings, async (stack) => {
  const folder = await mkdtemp(join(tmpdir(), 'morsel-observatory-'))
  const installed = stack.progress.step('Installing the scanner')
  const scanner = installScanner(folder)
  installed()
  await startMorsel(stack, stack.env)
  const front = await startTlsFront(port, appPort, folder)
  try {
    const env = {
      ...cleanEnvironment(),
      NODE_ENV: 'production' as const,
      NODE_EXTRA_CA_CERTS: front.certificateFile,
    }
    const args = ['--dns-result-order=ipv4first', scanner, `localhost:${port}`]
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env })
    const { scan, tests } = report.parse(JSON.parse(stdout))
    const rows = Object.entries(tests).map(([name, { result, scoreModifier }]) => [
      name,
      result,
      scoreModifier,
    ])
    console.log(`\n${formatTable(['test', 'result', 'points'], rows)}\n`)
    console.log(`$ ${commandLine('bench/observatory.ts')}\n${machineLine()}`)
    const holds = scan.score >= minScore
    console.log(`\n${holds ? 'holds' : 'FAILS'}  ${scan.score} points (${scan.grade}), at least ${minScore}`)
    if (!holds) process.exitCode = 1
  } finally {
    front.close()
    await rm(folder, { recursive: true, force: true })
  }
})
