import 'server-only'
import { pingDb } from '@/lib/platform/db'
import { redis } from '@/lib/platform/redis'

type Probe = 'up' | 'down'
export type Health = { ready: boolean; dependencies: { database: Probe; sessions: Probe } }

const probe = (work: Promise<unknown>): Promise<Probe> =>
  work.then(
    () => 'up' as const,
    () => 'down' as const,
  )

/** Asks Postgres and Redis for one trivial answer each. Says which one fails, never why: that is for the log. */
export async function checkHealth(): Promise<Health> {
  const [database, sessions] = await Promise.all([
    probe(pingDb()),
    probe(redis().then((client) => client.ping())),
  ])
  return { ready: database === 'up' && sessions === 'up', dependencies: { database, sessions } }
}
