import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError } from '../services/launch-error'
import { runCommand } from '../services/run-command'
import { compareSchema } from './compare-schema'
import { migrationsDir } from './read-migrations'
import { withDatabase } from './with-database'

const lockfile = '# Prisma keeps the kind of database here.\nprovider = "postgresql"\n'

function writeMigration(name: string, sql: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrationsDir, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  const lock = join(migrationsDir, 'migration_lock.toml')
  if (!existsSync(lock)) writeFileSync(lock, lockfile)
  return join(folder, 'migration.sql')
}

// npm run db:diff -- add_comments     writes the migration that brings the database to schema.prisma
// npm run db:diff -- --check          only says whether one is missing (exit 1)
await runCommand(async () => {
  const [argument] = process.argv.slice(2)
  if (argument !== '--check' && !/^[a-z0-9_]{1,60}$/.test(argument ?? '')) {
    throw new LaunchError('Name the change in lower case, like: npm run db:diff -- add_comments (or --check)')
  }
  const sql = await withDatabase((databaseUrl) => compareSchema({ databaseUrl }))
  if (sql === null) {
    console.log('Schema and migrations agree.')
  } else if (argument === '--check') {
    console.error(
      `The migrations do not lead to schema.prisma. Missing (npm run db:diff -- name writes it):\n\n${sql}`,
    )
    process.exitCode = 1
  } else {
    console.log(`Wrote ${writeMigration(argument ?? '', sql)}. Read it before you keep it.`)
  }
})
