import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { nextCommand } from '@/services/app/next-command'
import { anyFreePort } from '@/services/ports'
import { type App, apps } from './apps'

type Wishes = {
  name: string
  logFile: string
  /** In addition to the environment of the tests. */
  env: Record<string, string>
  /** Answers 200 once it takes what the test is about. */
  probe: 'live' | 'ready'
}

type Spawned = {
  app: App
  /** The caller's to end, also where it never got ready. */
  child: ChildProcess
  /** Rejects with its log when it dies before that. */
  ready: Promise<void>
}

/** The main build once more, on a port of its own. */
export async function spawnApp({ name, logFile, env, probe }: Wishes): Promise<Spawned> {
  const port = await anyFreePort()
  const log = fs.openSync(logFile, 'a')
  const start = nextCommand({
    command: 'start',
    args: ['-p', String(port), '-H', '127.0.0.1'],
    env: {
      ...process.env,
      APP_ORIGIN: apps.main.appOrigin,
      TRUSTED_PROXY_HOPS: '1',
      MAIL_DIR: '',
      ...env,
    },
    logFile,
    output: 'log',
    folder: apps.main.folder,
  })
  const child = spawn(start.command, start.args, {
    cwd: start.cwd,
    env: start.env as NodeJS.ProcessEnv,
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/api/health/${probe}`).then(
      ({ ok }) => ok,
      () => false,
    )
  const waitUntilReady = async () => {
    while (!(await answers())) {
      if (child.exitCode !== null) throw new Error(fs.readFileSync(logFile, 'utf8'))
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  return { app: { ...apps.main, name, port, logFile, pid: child.pid ?? 0 }, child, ready: waitUntilReady() }
}
