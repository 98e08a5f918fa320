import fs from 'node:fs'
import path from 'node:path'
import { buildInputs, buildStamp } from '../../../services/app/build-stamp'
import { nextCommand } from '../../../services/app/next-command'
import { tailOf } from '../../../services/process/child-log'
import type { Supervisor } from '../../../services/process/supervisor'

const root = path.join(import.meta.dirname, '../../..')

/** Below the real build, so that packages are found where they are; Next keeps this folder from build to build. */
const home = path.join(root, '.next/cache/variants')
const workshop = path.join(home, 'workshop')

/** What its page shows, the test reads: the headers that reach a page behind the gate (R52). */
const echoPage = `import { headers } from 'next/headers'
export default async function EchoPage() {
  return <pre id="echo">{JSON.stringify([...(await headers())])}</pre>
}
`

/** Without the line that picks Node, which `proxy.ts` always runs on and must not name. */
const gate = fs.readFileSync(path.join(root, 'middleware.ts'), 'utf8').replace(/^ *runtime: 'nodejs',\n/m, '')

/** The same product with its gate elsewhere, or nowhere. */
const gates = {
  /** As if the gate could be passed by: nothing but pages and handlers is left to protect anything (R50). */
  bare: null,
  /** Next's new name for it (R92). */
  proxy: 'proxy.ts',
  /** The old name without a runtime means the edge, which has no Node modules (R92). */
  edge: 'middleware.ts',
} as const

export type VariantName = keyof typeof gates
export const variantNames = Object.keys(gates) as VariantName[]

export const variantFolder = (name: VariantName) => path.join(home, name)

/** `bare` shows what a visitor sees; the others carry one more page, which a visitor never gets. */
function writeSources(folder: string, name: VariantName): void {
  fs.mkdirSync(folder, { recursive: true })
  for (const entry of fs.readdirSync(folder))
    if (entry !== '.next') fs.rmSync(path.join(folder, entry), { recursive: true, force: true })
  const fonts = 'node_modules/@fontsource-variable'
  for (const input of [...buildInputs, 'prisma/generated', 'tsconfig.json', 'package.json', fonts]) {
    // A lock file of its own would make this folder the end of the world for the bundler.
    if (input === 'middleware.ts' || input === 'package-lock.json') continue
    if (fs.existsSync(path.join(root, input)))
      fs.cpSync(path.join(root, input), path.join(folder, input), { recursive: true })
  }
  const gateFile = gates[name]
  if (gateFile === null) return
  fs.writeFileSync(path.join(folder, gateFile), gate)
  fs.mkdirSync(path.join(folder, 'app/v/echo'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'app/v/echo/page.tsx'), echoPage)
}

type Options = { env: Record<string, string>; supervisor: Supervisor; logFile: string }

/**
 * Builds a variant unless it is there already. All are built in one folder, one after the other, so that each finds
 * what the bundler kept of the one before, and are then moved beside it (as deep, for the links to packages in them).
 */
export async function buildVariant(name: VariantName, { env, supervisor, logFile }: Options): Promise<void> {
  const folder = variantFolder(name)
  const stampFile = path.join(folder, '.next/variant-stamp')
  const stamp = `${buildStamp()} ${gates[name]} ${echoPage}`
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return
  writeSources(workshop, name)
  const build = nextCommand({ command: 'build', args: [], env, logFile, output: 'log', folder: workshop })
  const { code } = await supervisor.start(build).exited
  if (code !== 0) throw new Error(`the ${name} build failed:\n${tailOf(logFile, 40)}`)
  fs.rmSync(folder, { recursive: true, force: true })
  writeSources(folder, name)
  fs.mkdirSync(path.join(folder, '.next'))
  for (const entry of fs.readdirSync(path.join(workshop, '.next')))
    if (entry !== 'cache')
      fs.renameSync(path.join(workshop, '.next', entry), path.join(folder, '.next', entry))
  fs.writeFileSync(stampFile, stamp)
}
