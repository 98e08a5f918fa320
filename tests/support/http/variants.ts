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

/**
 * Stands for every page behind another gate: who gets this far, and with which headers, is all that a gate decides. Not the cookies,
 * which no answer may show.
 */
const echoPage = `import { headers } from 'next/headers'
export default async function EchoPage() {
  const shown = [...(await headers())].filter(([name]) => name !== 'cookie')
  return <pre id="echo">{JSON.stringify(shown)}</pre>
}
`
const plainLayout = `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}</body></html>
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

/** The pages of the app, each an echo: nine tenths of a build are what pages show. */
function writeEchoPages(folder: string): void {
  for (const file of fs.globSync('app/**/page.tsx', { cwd: root })) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), echoPage)
  }
  fs.writeFileSync(path.join(folder, 'app/layout.tsx'), plainLayout)
}

/** `bare` is the whole product and shows what a visitor sees; the others are a gate and pages that echo. */
function writeSources(folder: string, name: VariantName): void {
  fs.mkdirSync(folder, { recursive: true })
  for (const entry of fs.readdirSync(folder))
    if (entry !== '.next') fs.rmSync(path.join(folder, entry), { recursive: true, force: true })
  const gateFile = gates[name]
  // A lock file of its own would make this folder the end of the world for the bundler.
  const left = new Set(['middleware.ts', 'package-lock.json'])
  if (gateFile !== null)
    for (const input of ['app', 'components', 'instrumentation-client.ts']) left.add(input)
  const needed = [
    ...buildInputs,
    'prisma/generated',
    'tsconfig.json',
    'package.json',
    'node_modules/@fontsource',
    'node_modules/@fontsource-variable',
    'app/api/health',
  ]
  for (const input of needed)
    if (!left.has(input) && fs.existsSync(path.join(root, input)))
      fs.cpSync(path.join(root, input), path.join(folder, input), { recursive: true })
  if (gateFile === null) return
  fs.writeFileSync(path.join(folder, gateFile), gate)
  writeEchoPages(folder)
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
