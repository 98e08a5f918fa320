import { execFile } from 'node:child_process'
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresBinaries } from './binaries'
import type { OsAccount } from './os-account'
import { postgresEnv, postgresUser } from './settings'

const run = promisify(execFile)

/** Makes the cluster under a temporary name: one that was interrupted is never mistaken for a good one. */
export async function initCluster(
  parent: string,
  binaries: PostgresBinaries,
  account: OsAccount | null,
  password: string,
): Promise<string> {
  const cluster = join(parent, 'cluster')
  if (existsSync(cluster)) return cluster
  const draft = join(parent, 'cluster.draft')
  const passwordFile = join(parent, 'password')
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account !== null) chownSync(passwordFile, account.uid, account.gid)
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
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
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, cluster)
  return cluster
}
