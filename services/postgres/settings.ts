import type { Environment } from '../settings'

export const postgresUser = 'morsel'
export const postgresDatabase = 'morsel'

/** The user's PGPORT, PGDATA or PGOPTIONS are about another server. */
export function postgresEnv(): Environment {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

/** On the command line rather than in the folder, so that a newer Morsel brings newer values. */
export function postgresArgs(cluster: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // TCP only: a socket file would be left behind by kill -9 and needs a folder with a short path.
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

export function postgresUrl(port: number, password: string, database = postgresDatabase): string {
  return `postgresql://${postgresUser}:${password}@127.0.0.1:${port}/${database}`
}
