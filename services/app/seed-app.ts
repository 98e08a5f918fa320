import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { LaunchError } from '../launch-error'
import { tailOf } from '../process/child-log'
import { StoppingError, type Supervisor } from '../process/supervisor'
import { typescriptArgs } from '../process/typescript-args'
import type { Progress } from '../progress'
import { projectRoot } from '../settings'

interface SeedOptions {
  env: Record<string, string>
  dataDir: string
  supervisor: Supervisor
  progress: Progress
}

const local = new Set(['localhost', '127.0.0.1'])

/**
 * Fills the running app with the demo reels, over its own HTTP interface. Of what the seeder prints, `seed: 3/12 name`
 * is progress; its other `seed: ` lines name the demo accounts and are handed back to be shown at the end.
 */
export async function seedApp({ env, dataDir, supervisor, progress }: SeedOptions): Promise<string[]> {
  if (!local.has(new URL(env.APP_ORIGIN ?? '').hostname)) {
    progress.note('No demo reels: APP_ORIGIN is not on this computer, and demo accounts belong on no other.')
    return []
  }
  const done = progress.step('Adding the demo reels')
  const logFile = join(dataDir, 'logs', 'seed.log')
  const child = supervisor.start({
    name: 'seed',
    command: process.execPath,
    args: typescriptArgs(join(projectRoot, 'prisma/seed/seed.ts')),
    cwd: projectRoot,
    env,
    logFile,
    output: 'read',
  })
  const accounts: string[] = []
  const printed: string[] = []
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      const text = /^seed: (.*)$/.exec(line)?.[1]
      if (text === undefined) printed.push(line)
      else if (/^\d+\/\d+ /.test(text)) done.say(text)
      else accounts.push(text)
    }
  }
  const { code } = await child.exited
  if (child.isStopping()) throw new StoppingError('seeding was asked to stop')
  if (code !== 0)
    throw new LaunchError(`Seeding failed.\n${[...printed.slice(-12), tailOf(logFile)].join('\n')}`)
  done()
  return accounts
}
