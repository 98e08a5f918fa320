import { join } from 'node:path'
import { claimLock } from '../claim-lock'
import { LaunchError } from '../launch-error'
import { tailOf } from '../process/child-log'
import { StoppingError, type Supervisor } from '../process/supervisor'
import type { Progress } from '../progress'
import { projectRoot } from '../settings'
import { buildStamp, forgetStamp, isBuilt, writeStamp } from './build-stamp'
import { nextCommand } from './next-command'

interface BuildOptions {
  env: Record<string, string>
  dataDir: string
  supervisor: Supervisor
  progress: Progress
}

/** The production build, when the last one was made from something else. */
export async function buildApp({ env, dataDir, supervisor, progress }: BuildOptions): Promise<void> {
  const stamp = buildStamp()
  if (isBuilt(stamp)) return
  const done = progress.step('Building the app (only when the code changed, about a minute)')
  // Two launchers of one checkout share .next: the second waits for the first one's build.
  const release = await claimLock(join(projectRoot, 'node_modules', '.morsel-build.json'))
  try {
    if (isBuilt(stamp)) return done('built by another launcher')
    const logFile = join(dataDir, 'logs', 'build.log')
    forgetStamp()
    const child = supervisor.start(nextCommand({ command: 'build', args: [], env, logFile, output: 'log' }))
    const { code } = await child.exited
    if (child.isStopping()) throw new StoppingError('the build was asked to stop')
    if (code !== 0)
      throw new LaunchError(`The build failed. Its log (${logFile}) ends with:\n${tailOf(logFile, 40)}`)
    writeStamp(stamp)
    done()
  } finally {
    release()
  }
}
