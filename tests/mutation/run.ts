import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { applyMigrations } from '../../prisma/migrate'
import { startServices } from '../../services/launcher'
import { anyFreePort } from '../../services/ports'
import { type Pair, pairs } from './pairs'
import { fileLines, lineOf, percentOf, scoreWithin } from './score'

/**
 * `npm run mutate`: changes lib/auth and lib/rate-limit in more than a thousand small ways and counts which of them no
 * test notices (R93). Takes the better part of an hour of a whole machine, so it is run by hand. `npm run mutate -- lib/auth/tokens.ts`
 * asks about one file, `--at-once 1` leaves a core to others.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'at-once': { type: 'string', default: String(os.availableParallelism()) } },
})
const leastPercent = 80

const known = pairs.flatMap(({ sources }) => sources)
const unknown = positionals.filter((file) => !known.includes(file))
if (unknown.length > 0) {
  console.error(`Not in tests/mutation/pairs.ts: ${unknown.join(', ')}`)
  process.exit(2)
}
const isWanted = (source: string) => positionals.length === 0 || positionals.includes(source)
const wanted = pairs
  .map(({ sources, tests }) => ({ sources: sources.filter(isWanted), tests }))
  .filter(({ sources }) => sources.length > 0)

const judge = ({ sources, tests }: Pair) =>
  new Stryker({
    packageManager: 'npm',
    testRunner: 'vitest',
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
    mutate: [...sources],
    testFiles: [...tests],
    coverageAnalysis: 'perTest',
    // What runs once at load (constants, Lua text) would need every test for each mutant.
    ignoreStatic: true,
    // Rewriting tsconfig.json needs the old compiler's JavaScript API, which TypeScript 7 has not; nothing here needs it.
    tsconfigFile: 'no-tsconfig.json',
    concurrency: Number(values['at-once']),
    // A machine that is busy with other things must not find a mutant by being slow.
    timeoutMS: 60_000,
    thresholds: { high: 90, low: leastPercent, break: null },
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
    ignorePatterns: ['/.data', '/.next', '/prisma/seed', '/test-results', '/bench'],
    tempDirName: '.stryker-tmp',
    cleanTempDir: 'always',
  }).runMutationTest()

const mutants: { fileName: string; status: string }[] = []
const notJudged: string[] = []

/** One pair after the other; a test that fails without any mutant costs its own pair and not the hour before it. */
async function judgeAll(): Promise<void> {
  for (const pair of wanted) {
    const found = await judge(pair).catch(() => null)
    if (found === null) notJudged.push(...pair.sources)
    const judged = (found ?? []).map(({ fileName, status }) => ({
      fileName: path.relative('', fileName),
      status,
    }))
    console.log(`\n${fileLines(judged).join('\n')}\n`)
    mutants.push(...judged)
  }
}

/** Stryker's workers have the environment of this process, and so the services that it names. */
async function withServices(work: () => Promise<void>): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-mutate-'))
  const services = await startServices({
    env: {
      ...process.env,
      MEDIA_PORT: String(await anyFreePort()),
      APP_ORIGIN: 'http://localhost:3000',
      TRUSTED_PROXY_HOPS: '1',
    },
    dataDir,
    redis: 'real',
  })
  try {
    await applyMigrations({ databaseUrl: services.env.DATABASE_URL ?? '' })
    Object.assign(process.env, services.env)
    await work()
  } finally {
    await services.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

Object.assign(process.env, { LOG_LEVEL: 'silent', NODE_ENV: 'test' })
const startedMs = performance.now()
const needsServices = wanted.some(({ tests }) => tests.some((test) => !test.startsWith('tests/unit/')))
await (needsServices ? withServices(judgeAll) : judgeAll())

const folders = ['lib/auth', 'lib/rate-limit']
  .map((name) => ({ name, score: scoreWithin(name, mutants) }))
  .filter(({ score }) => score.found + score.missed > 0)
console.log(`\n${fileLines(mutants).join('\n')}\n`)
for (const { name, score } of folders) console.log(lineOf(name, score))
if (notJudged.length > 0) console.log(`\nNot judged, see above: ${notJudged.join(', ')}`)
console.log(`\n${Math.round((performance.now() - startedMs) / 60_000)} minutes`)
const isEnough = folders.every(({ score }) => percentOf(score) >= leastPercent)
process.exit(isEnough && notJudged.length === 0 ? 0 : 1)
