import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { applyMigrations } from '../prisma/migrate'
import { startServices } from '../services/launcher'
import { anyFreePort } from '../services/ports'
import { ensureTools } from './runner/ensure-tools'
import { runCommand } from './runner/run-command'
import { readTally, type Tally } from './runner/tally'
import { findEngines } from './support/engines/find-engines'

/**
 * `npm test`: everything that CI runs, in the order in which a mistake shows soonest. `npm test -- unit e2e` runs
 * only the steps named. Stops at nothing: one run shows all that is wrong.
 */
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-test-'))
const node = process.execPath
const bin = (name: string) => path.join('node_modules', '.bin', name)
const total: Tally = { passed: 0, failed: 0, names: [] }

function add({ passed, failed, names }: Tally): void {
  total.passed += passed
  total.failed += failed
  total.names.push(...names)
}

async function check(name: string, ok: boolean | Promise<boolean>): Promise<void> {
  add((await ok) ? { passed: 1, failed: 0, names: [] } : { passed: 0, failed: 1, names: [name] })
}

async function vitest(projects: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const report = path.join(work, `${projects.join('-')}.json`)
  const flags = projects.flatMap((project) => ['--project', project])
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...flags]
  await runCommand(node, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
    env,
  })
  add(readTally(report))
}

async function withServices(projects: string[]): Promise<void> {
  const mediaPort = String(await anyFreePort())
  const services = await startServices({
    env: {
      ...process.env,
      MEDIA_PORT: mediaPort,
      APP_ORIGIN: 'http://localhost:3000',
      TRUSTED_PROXY_HOPS: '1',
    },
    dataDir: path.join(work, 'services'),
    redis: 'real',
  })
  try {
    await applyMigrations({ databaseUrl: services.env.DATABASE_URL ?? '' })
    await vitest(projects, { ...process.env, ...services.env, LOG_LEVEL: 'silent', NODE_ENV: 'test' })
  } finally {
    await services.stop()
  }
}

async function endToEnd(projects: string[]): Promise<void> {
  const report = path.join(work, 'e2e.json')
  const env = {
    ...process.env,
    E2E_PORT: String(await anyFreePort()),
    E2E_MEDIA_PORT: String(await anyFreePort()),
    E2E_OIDC_PORT: String(await anyFreePort()),
    E2E_DATA_DIR: path.join(work, 'e2e'),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  }
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts']
  const flags = projects.flatMap((project) => ['--project', project])
  await runCommand(node, [...args, ...flags, '--reporter=list,json'], { env })
  add(readTally(report))
}

const steps: Record<string, () => Promise<void>> = {
  lint: () => check('lint', runCommand(bin('biome'), ['ci', '.'])),
  types: async () => {
    await runCommand(node, ['node_modules/next/dist/bin/next', 'typegen'])
    await check('types', runCommand(bin('tsc'), ['--noEmit']))
  },
  unused: () => check('unused', runCommand(bin('knip'), [])),
  tools: () => check('tools', ensureTools()),
  unit: () => vitest(['unit', 'architecture'], { ...process.env, NODE_ENV: 'test' }),
  integration: () => withServices(['integration', 'contract', 'api']),
  // Builds the app, which the browser tests then find built.
  http: () => withServices(['http']),
  schema: () =>
    check(
      'schema',
      runCommand(bin('tsx'), ['prisma/diff.ts', '--check'], { env: { ...process.env, DATA_DIR: work } }),
    ),
  e2e: () => endToEnd(['phone', 'desktop', 'restart']),
  engines: async () => {
    if (findEngines().length === 0)
      throw new Error('Neither is here: install firefox-esr, or webkit2gtk-driver and xvfb.')
    await endToEnd(['engines'])
  },
}
/** The product in browsers that not everybody has. */
const onlyByName = ['engines']

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}`)
  process.exit(2)
}

for (const [name, step] of Object.entries(steps)) {
  if (named.length > 0 ? !named.includes(name) : onlyByName.includes(name)) continue
  console.log(`\n── ${name} ──`)
  const startedMs = performance.now()
  await step().catch((error: unknown) => {
    console.error(error)
    add({ passed: 0, failed: 1, names: [`${name}: ${error}`] })
  })
  console.log(`── ${name}: ${Math.round((performance.now() - startedMs) / 1000)} s`)
}

fs.rmSync(work, { recursive: true, force: true })
for (const name of total.names) console.log(`\n✘ ${name}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
