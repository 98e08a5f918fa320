import { LaunchError } from '../services/launch-error'
import { query } from '../services/postgres/wait-for-postgres'
import { runCommand } from '../services/run-command'
import { applyMigrations } from './apply-migrations'
import { withDatabase } from './with-database'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

function refuseUnlessDisposable(databaseUrl: string): void {
  if (process.argv.includes('--force')) return
  const { hostname } = new URL(databaseUrl)
  if (process.env.NODE_ENV === 'production') {
    throw new LaunchError(
      'This deletes every row, and NODE_ENV is production. Add -- --force if you mean it.',
    )
  }
  if (!loopback.has(hostname)) {
    throw new LaunchError(
      `This deletes every row on ${hostname}, another machine. Add -- --force if you mean it.`,
    )
  }
}

// npm run db:reset
await runCommand(() =>
  withDatabase(async (databaseUrl) => {
    refuseUnlessDisposable(databaseUrl)
    await query(databaseUrl, 'DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public')
    const applied = await applyMigrations({ databaseUrl })
    console.log(`The database is empty again. Applied: ${applied.join(', ') || 'nothing'}`)
  }),
)
