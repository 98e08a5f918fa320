import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresBinaries } from './binaries'
import type { OsAccount } from './os-account'
import { postgresEnv, postgresUser } from './settings'

const run = promisify(execFile)

const draftPrefix = 'draft-'

/** An `initdb` whose launcher was killed goes on for a second, and writes while this removes. */
function removeDrafts(parent: string): void {
  for (const name of readdirSync(parent))
    if (name.startsWith(draftPrefix))
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/**
 * Makes the cluster in a folder of its own and moves it when it is whole: one that was interrupted is never mistaken for
 * a good one, and an `initdb` that outlived its launcher can neither write into this one nor remove it.
 */
export async function initCluster(
  parent: string,
  binaries: PostgresBinaries,
  account: OsAccount | null,
  password: string,
): Promise<string> {
  const cluster = join(parent, 'cluster')
  if (existsSync(cluster)) return cluster
  const draft = mkdtempSync(join(parent, draftPrefix))
  const passwordFile = join(draft, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account !== null) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid)
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${join(draft, 'cluster')}`,
        `--username=${postgresUser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // PostgreSQL's own collation: indexes stay right when the machine's C library is upgraded.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { cwd: parent, env: postgresEnv() as NodeJS.ProcessEnv, ...account },
    )
    renameSync(join(draft, 'cluster'), cluster)
  } finally {
    removeDrafts(parent)
  }
  return cluster
}
