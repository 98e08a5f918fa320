import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../launch-error'
import { tailOf } from '../process/child-log'
import { StoppingError, type SupervisedChild, type Supervisor } from '../process/supervisor'
import type { Progress } from '../progress'
import { own } from '../settings'
import { nextCommand } from './next-command'

interface ServeOptions {
  mode: 'start' | 'dev'
  env: Record<string, string>
  dataDir: string
  supervisor: Supervisor
  progress: Progress
}

const patienceMs = 120_000
const pollMs = 100

/** Loopback only, unless HOST says otherwise: a demo on a laptop is not for the whole café. */
const usualHost = 'localhost'

async function whyNotReady(port: string): Promise<string | null> {
  try {
    const response = await fetch(`http://localhost:${port}/api/health/ready`)
    return response.ok ? null : `${response.status} ${await response.text()}`
  } catch (error) {
    return String(error)
  }
}

async function waitUntilReady(child: SupervisedChild, port: string, logFile: string): Promise<void> {
  let ended = false
  void child.exited.then(() => {
    ended = true
  })
  const deadlineMs = Date.now() + patienceMs
  let reason: string | null = 'it was not asked yet'
  while (reason !== null && !ended && Date.now() < deadlineMs) {
    reason = await whyNotReady(port)
    if (reason !== null) await sleep(pollMs)
  }
  if (child.isStopping()) throw new StoppingError('the app was asked to stop')
  if (ended || reason !== null) {
    throw new LaunchError(
      `The app did not get ready (${reason}). Its log (${logFile}) ends with:\n${tailOf(logFile, 30)}`,
    )
  }
}

export async function serveApp(options: ServeOptions): Promise<SupervisedChild> {
  const { mode, env, dataDir, supervisor, progress } = options
  const port = env.PORT ?? '3000'
  const logFile = join(dataDir, 'logs', 'app.log')
  const done = progress.step('Starting the app')
  const child = supervisor.start(
    nextCommand({
      command: mode,
      args: ['-p', port, '-H', own(env, 'HOST') ?? usualHost],
      env,
      logFile,
      output: mode === 'dev' ? 'show' : 'log',
    }),
  )
  await waitUntilReady(child, port, logFile)
  done()
  return child
}
