import { Client } from 'pg'

/** Any constant of our own; Prisma's CLI uses 72707369, which the engine may take for itself on another connection. */
const lockId = 510_773_351

/** Two launchers, or two replicas of a deployment, start at once: one migrates, the other waits and finds it done. */
export async function withMigrationLock<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl })
  // Losing this connection releases the lock; the work then fails on its own connection with the real reason.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockId])
    return await work()
  } finally {
    await client.end()
  }
}
