import { join } from 'node:path'
import { LaunchError } from '../launch-error'
import { anyFreePort, keptPort } from '../ports'
import { tailOf } from '../process/child-log'
import { StoppingError, type SupervisedChild, type Supervisor } from '../process/supervisor'
import { locatePostgres } from './binaries'
import { clusterParent, sharedFolder } from './cluster-folder'
import { initCluster } from './init-cluster'
import { endLeftoverServer } from './leftover-server'
import { accountForPostgres } from './os-account'
import { postgresArgs, postgresDatabase, postgresEnv, postgresUrl } from './settings'
import { query, waitForPostgres } from './wait-for-postgres'

export interface PostgresService {
  url: string
  folder: string
  child: SupervisedChild
}

interface PostgresOptions {
  dataDir: string
  folderId: string
  password: string
  supervisor: Supervisor
}

/** Somebody else took the port, or the memory of a killed server is not released yet: worth another try. */
const passing = /could not bind|Address already in use|shared memory block/i
const attempts = 4

async function createDatabase(port: number, password: string): Promise<void> {
  const url = postgresUrl(port, password, 'postgres')
  const found = await query(url, 'SELECT 1 FROM pg_database WHERE datname = $1', [postgresDatabase])
  if (found.length === 0) await query(url, `CREATE DATABASE ${postgresDatabase}`)
}

export async function startPostgres(options: PostgresOptions): Promise<PostgresService> {
  const { dataDir, folderId, password, supervisor } = options
  const account = accountForPostgres()
  const binaries = locatePostgres(account, sharedFolder())
  const parent = await clusterParent(dataDir, folderId, account)
  const cluster = await initCluster(parent, binaries, account, password)
  await endLeftoverServer(cluster)
  const logFile = join(dataDir, 'logs', 'postgres.log')
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const port = await keptPort(dataDir, 'postgres', anyFreePort)
    const child = supervisor.start({
      name: 'postgres',
      command: binaries.postgres,
      args: postgresArgs(cluster, port),
      cwd: parent,
      env: postgresEnv(),
      logFile,
      ...account,
      stopSignal: 'SIGINT',
      graceMs: 30_000,
    })
    if (await waitForPostgres(postgresUrl(port, password, 'postgres'), child)) {
      await createDatabase(port, password)
      return { url: postgresUrl(port, password), folder: cluster, child }
    }
    if (child.isStopping()) throw new StoppingError('postgres was asked to stop')
    if (!passing.test(tailOf(logFile))) break
  }
  throw new LaunchError(`PostgreSQL did not start. Its log (${logFile}) ends with:\n${tailOf(logFile)}`)
}
