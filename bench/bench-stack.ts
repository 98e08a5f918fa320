import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyMigrations } from '../prisma/apply-migrations'
import { buildApp } from '../services/app/build-app'
import { serveApp } from '../services/app/serve-app'
import { consoleProgress } from '../services/console-progress'
import { startServices } from '../services/launcher'
import { anyFreePort } from '../services/ports'
import { createSupervisor, type SupervisedChild, type Supervisor } from '../services/process/supervisor'
import type { Progress } from '../services/progress'
import { explain } from '../services/run-command'

export interface BenchStack {
  /** What the services are, as the app would be told. */
  env: Record<string, string>
  dataDir: string
  supervisor: Supervisor
  progress: Progress
}

/** What a child process needs from the user; nothing of it may name a database or a storage of theirs. */
export function cleanEnvironment(): Record<string, string> {
  return Object.fromEntries(
    ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

async function start(stack: Omit<BenchStack, 'env'>, settings: Record<string, string>): Promise<BenchStack> {
  const { dataDir, supervisor, progress } = stack
  const env = { ...cleanEnvironment(), MEDIA_PORT: String(await anyFreePort()), ...settings }
  const services = await startServices({ env, dataDir, supervisor, progress })
  await applyMigrations({ databaseUrl: services.env.DATABASE_URL ?? '' })
  return { ...stack, env: { ...cleanEnvironment(), ...services.env } }
}

/**
 * Fresh services in a folder of their own for the time of `work`, and nothing left of them afterwards. The user's own
 * DATABASE_URL and the like are not looked at: a benchmark writes, and a lot.
 */
export async function withStack(
  settings: Record<string, string>,
  work: (stack: BenchStack) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'morsel-bench-'))
  const supervisor = createSupervisor()
  const end = async (): Promise<void> => {
    await supervisor.stopAll()
    await rm(dataDir, { recursive: true, force: true })
  }
  let isInterrupted = false
  const interrupt = (): void => {
    isInterrupted = true
    void end().finally(() => process.exit(130))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  try {
    await work(await start({ dataDir, supervisor, progress: consoleProgress() }, settings))
  } catch (error) {
    // Said before the folder with the logs goes. After Ctrl-C everything fails, and that is no news.
    if (!isInterrupted) console.error(explain(error))
    process.exitCode = isInterrupted ? 130 : 1
  } finally {
    await end()
  }
}

/** Morsel's production build on `env.PORT`; built first when the code is newer. */
export async function startMorsel(stack: BenchStack, env: Record<string, string>): Promise<SupervisedChild> {
  await buildApp({ ...stack, env })
  return serveApp({ ...stack, env: { ...env, HOST: '127.0.0.1' }, mode: 'start' })
}
