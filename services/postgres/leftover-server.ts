import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess } from '../process/end-process'
import { commandLineOf, identityOf } from '../process/process-identity'

/**
 * After a kill -9 the folder names a server that may still run, or whose pid now belongs to somebody else.
 * PostgreSQL refuses to start in both cases: it cannot tell a reused pid of the same user from its own.
 */
export async function endLeftoverServer(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  let pid: number
  try {
    pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return
  }
  const identity = identityOf(pid)
  if (identity !== null && commandLineOf(pid).includes(cluster)) {
    // SIGINT is PostgreSQL's fast shutdown: it disconnects clients and writes a checkpoint.
    await endProcess({ name: 'postgres', pid, identity, stopSignal: 'SIGINT', graceMs: 30_000 })
  }
  rmSync(file, { force: true })
}
