import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { LaunchError } from '../launch-error'
import type { SupervisedChild } from '../process/supervisor'

/** Replaying the log after a crash can take a while on a slow disk. */
const patienceMs = 120_000
const pollMs = 40
const wrongPassword = '28P01'

export async function query(url: string, sql: string, values: string[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // A connection that the server closes is reported by the query; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** False when the server ended before it was ready. */
export async function waitForPostgres(url: string, server: SupervisedChild): Promise<boolean> {
  let ended = false
  void server.exited.then(() => {
    ended = true
  })
  const deadlineMs = Date.now() + patienceMs
  while (!ended) {
    try {
      await query(url, 'SELECT 1')
      return true
    } catch (error) {
      if (Date.now() > deadlineMs) throw error
      if ((error as { code?: string }).code === wrongPassword) {
        throw new LaunchError(
          'The database has another password than secrets.json in the data folder. ' +
            'Put the old secrets.json back, or remove the whole data folder to start empty.',
        )
      }
    }
    await sleep(pollMs)
  }
  return false
}
