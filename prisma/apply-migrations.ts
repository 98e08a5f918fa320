import { withMigrationLock } from './migration-lock'
import { type MigrationFolder, readMigrations, readSchema } from './read-migrations'
import { noFilters, type OpenEngine, openSchemaEngine } from './schema-engine'

export interface ApplyOptions {
  databaseUrl: string
  /** For tests: other migrations than those of the product. */
  migrations?: MigrationFolder
  schema?: string
}

/** A migration that cannot go on, said so that a person knows what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

type Engine = OpenEngine['engine']

async function refuseDivergedHistory(engine: Engine, migrations: MigrationFolder): Promise<string[]> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: migrations,
    optInToShadowDatabase: false,
    filters: noFilters,
  })
  const edited = found.editedMigrationNames.filter((name) => !found.failedMigrationNames.includes(name))
  if (edited.length > 0) {
    throw new MigrationError(
      `Changed after it was applied: ${edited.join(', ')}. A migration is history: put the file back and write a new ` +
        'one (npm run db:diff -- name). On a development database, npm run db:reset starts over and deletes its data.',
    )
  }
  // Only "diverge": an older build beside a newer one finds migrations it does not know, and that is a normal deployment.
  if (found.history?.diagnostic === 'historiesDiverge') {
    throw new MigrationError(
      `The database has migrations that this checkout lacks (${found.history.unpersistedMigrationNames.join(', ')}) ` +
        `and lacks some that it has (${found.history.unappliedMigrationNames.join(', ')}). Was the branch changed? ` +
        'Bring the missing files here; on a development database, npm run db:reset starts over and deletes its data.',
    )
  }
  return found.failedMigrationNames
}

/** The engine's text carries its own source lines after the message. */
function readable(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text
    .split('\n')
    .filter((line) => !/^\s+(\d+: \w+::|with \w+=|at schema-engine)/.test(line))
    .map((line) => line.replace(/^Error querying the database: /, ''))
    .filter((line) => line.trim() !== '' && line !== 'external connector error')
    .join('\n')
}

async function apply({ engine, scriptFailure }: OpenEngine, migrations: MigrationFolder): Promise<string[]> {
  const unfinished = await refuseDivergedHistory(engine, migrations)
  // We hold the lock, so nobody is at it: the process that began was killed, and PostgreSQL rolled its script back.
  for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName })
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations,
      filters: noFilters,
    })
    return appliedMigrationNames
  } catch (error) {
    const name = /migration_name="([^"]+)"/.exec(String(error))?.[1]
    if (name === undefined) throw new MigrationError(`Migrations could not be applied.\n${readable(error)}`)
    await engine.markMigrationRolledBack({ migrationName: name })
    throw new MigrationError(
      `Migration ${name} failed and was rolled back.\n${scriptFailure() ?? readable(error)}`,
    )
  }
}

/** Brings the database to the newest migration; answers with the names of those it applied. */
export function applyMigrations(options: ApplyOptions): Promise<string[]> {
  const { databaseUrl, migrations = readMigrations(), schema = readSchema() } = options
  return withMigrationLock(databaseUrl, async () => {
    const opened = await openSchemaEngine(databaseUrl, schema)
    try {
      return await apply(opened, migrations)
    } finally {
      await opened.close()
    }
  })
}
