import { applyMigrations } from '../prisma/migrate'
import { buildApp } from './app/build-app'
import { seedApp } from './app/seed-app'
import { serveApp } from './app/serve-app'
import { consoleProgress } from './console-progress'
import { LaunchError } from './launch-error'
import { type Services, startServices } from './launcher'
import { printReady, printTable } from './print-table'
import { createSupervisor, type SupervisedChild } from './process/supervisor'
import { explain } from './run-command'
import { loadEnvironmentFile, readDataDir } from './settings'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** A step that cannot be interrupted (making the database folder) may still be at work when everything else is down. */
const lastWaitMs = 15_000
const onePressMs = 300
const parentPollMs = 500

/** `kill` of npm alone ends npm and the shell it started us with, and neither tells us. */
function leaveWithNpm(leave: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = Number(process.env.START_PPID ?? process.ppid)
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    leave()
  }, parentPollMs)
  timer.unref()
}

/** From nothing to the running product: `npm run demo` (start) and `npm run dev`. */
export function runLauncher(mode: 'start' | 'dev'): void {
  const supervisor = createSupervisor()
  const progress = consoleProgress()
  let services: Services | null = null
  let leaving = false

  const leave = async (code: number): Promise<void> => {
    leaving = true
    await supervisor.stopAll()
    await Promise.race([working, new Promise((resolve) => setTimeout(resolve, lastWaitMs))])
    await services?.stop()
    process.exit(code)
  }

  const fail = (error: unknown): void => {
    if (leaving) return
    console.error(`\n${explain(error)}`)
    void leave(1)
  }

  const watch = (child: SupervisedChild): void => {
    void child.exited.then(({ code, signal }) => {
      if (!child.isStopping())
        fail(new LaunchError(`${child.name} ended by itself (${signal ?? `exit code ${code}`})`))
    })
  }

  const start = async (): Promise<void> => {
    loadEnvironmentFile()
    const dataDir = readDataDir(process.env)
    services = await startServices({ env: process.env, dataDir, progress, supervisor, needsAppPort: true })
    services.children.forEach(watch)
    const inherited = Object.entries(process.env).filter(([, value]) => value !== undefined)
    const env = { ...(Object.fromEntries(inherited) as Record<string, string>), ...services.env }
    const migrated = progress.step('Bringing the database up to date')
    const applied = await applyMigrations({ databaseUrl: services.env.DATABASE_URL ?? '' })
    migrated(applied.join(', '))
    const work = { env, dataDir, supervisor, progress }
    if (mode === 'start') await buildApp(work)
    watch(await serveApp({ ...work, mode }))
    const accounts = await seedApp(work)
    printTable(services.table)
    printReady(services.env.APP_ORIGIN ?? '', accounts)
  }

  let askedMs = 0
  for (const signal of signals) {
    process.on(signal, () => {
      // npm passes on the Ctrl-C that the terminal has already sent to everybody: one key press, two signals.
      if (askedMs > 0 && performance.now() - askedMs < onePressMs) return
      askedMs = performance.now()
      if (leaving) {
        supervisor.killAll()
        process.exit(130)
      }
      console.log('\n  Stopping (Ctrl-C again to force it) …')
      void leave(0)
    })
  }
  leaveWithNpm(() => {
    if (!leaving) void leave(0)
  })
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  const working = start().catch(fail)
}
