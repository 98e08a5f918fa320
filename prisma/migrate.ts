import { fileURLToPath } from 'node:url'
import { runCommand } from '../services/run-command'
import { applyMigrations } from './apply-migrations'
import { withDatabase } from './with-database'

export { applyMigrations }

// npm run db:migrate
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const applied = await withDatabase((databaseUrl) => applyMigrations({ databaseUrl }))
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`)
  })
}
