import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildApp } from '../../../services/app/build-app'
import { nextCommand } from '../../../services/app/next-command'
import { anyFreePort } from '../../../services/ports'
import { tailOf } from '../../../services/process/child-log'
import { createSupervisor } from '../../../services/process/supervisor'
import { silentProgress } from '../../../services/progress'
import type { App } from './apps'
import { buildCanaries } from './build-canaries'
import { buildVariant, variantFolder, variantNames } from './variants'

const root = path.join(import.meta.dirname, '../../..')
const startTimeoutMs = 60_000

/** As a public server has it: https, one proxy in front. What the tests send is what that proxy would pass on. */
const publicOrigin = 'https://morsel.example'

function currentEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return Object.fromEntries(entries)
}

async function isLive(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api/health/live`).then(
    ({ ok }) => ok,
    () => false,
  )
}

type Start = {
  folder: string
  appOrigin?: string
  hops?: number
}

async function startApp(name: string, options: Start): Promise<App> {
  const port = await anyFreePort()
  const { folder, appOrigin = `http://localhost:${port}`, hops = 0 } = options
  const logFile = path.join(dataDir, 'logs', `${name}.log`)
  const child = supervisor.start(
    nextCommand({
      command: 'start',
      args: ['-p', String(port), '-H', '127.0.0.1'],
      env: {
        ...currentEnvironment(),
        PORT: String(port),
        APP_ORIGIN: appOrigin,
        TRUSTED_PROXY_HOPS: String(hops),
        LOG_LEVEL: 'info',
        // Files that every visitor may read are for this computer only, and another origin refuses to start with them.
        MAIL_DIR: '',
        // Five servers on one small database, and nothing here waits for a job.
        JOBS: 'off',
      },
      logFile,
      output: 'log',
      folder,
    }),
  )
  const deadlineMs = Date.now() + startTimeoutMs
  while (!(await isLive(port))) {
    if (Date.now() > deadlineMs) throw new Error(`${name} did not start:\n${tailOf(logFile, 40)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { name, port, appOrigin, logFile, folder, pid: child.pid }
}

/**
 * A process of its own, started by start-apps.ts: builds the app and its variants where that is not done yet, starts
 * them all on the services of the environment, prints where they are and ends with its stdin. The build is the one that
 * `npm run demo` and the browser tests use.
 */
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-http-'))
const supervisor = createSupervisor()
const stop = async (code: number): Promise<never> => {
  await supervisor.stopAll()
  fs.rmSync(dataDir, { recursive: true, force: true })
  process.exit(code)
}
process.stdin.resume().once('close', () => void stop(0))
try {
  const env = { ...currentEnvironment(), ...buildCanaries }
  await buildApp({ env, dataDir, supervisor, progress: silentProgress })
  const logFile = path.join(dataDir, 'logs', 'variants.log')
  for (const name of variantNames) await buildVariant(name, { env, supervisor, logFile })
  const onPublicOrigin = { appOrigin: publicOrigin, hops: 1 }
  const apps = await Promise.all([
    startApp('main', { folder: root, ...onPublicOrigin }),
    startApp('laptop', { folder: root }),
    ...variantNames.map((name) => startApp(name, { folder: variantFolder(name), ...onPublicOrigin })),
  ])
  process.stdout.write(`${JSON.stringify(Object.fromEntries(apps.map((app) => [app.name, app])))}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  await stop(1)
}
