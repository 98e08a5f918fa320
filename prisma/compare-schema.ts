import { randomBytes } from 'node:crypto'
import { query } from '../services/postgres/wait-for-postgres'
import { applyMigrations } from './apply-migrations'
import { type MigrationFolder, readMigrations, readSchema } from './read-migrations'
import { noFilters, openSchemaEngine } from './schema-engine'

interface CompareOptions {
  databaseUrl: string
  migrations?: MigrationFolder
  schema?: string
}

const different = 2

/** The SQL that leads from what the migrations build to what the schema says; null when they agree. */
export async function compareSchema(options: CompareOptions): Promise<string | null> {
  const { databaseUrl, migrations = readMigrations(), schema = readSchema() } = options
  // A database of our own: the engine's shadow database would be the given one (adapter-pg 7.10 keeps the name in the URL).
  const name = `morsel_diff_${randomBytes(6).toString('hex')}`
  const scratchUrl = new URL(databaseUrl)
  scratchUrl.pathname = `/${name}`
  await query(databaseUrl, `CREATE DATABASE ${name}`)
  try {
    await applyMigrations({ databaseUrl: scratchUrl.href, migrations, schema })
    return await compareLive(scratchUrl.href, schema)
  } finally {
    await query(databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}

async function compareLive(databaseUrl: string, schema: string): Promise<string | null> {
  const files = [{ path: 'prisma/schema.prisma', content: schema }]
  const { engine, close } = await openSchemaEngine(databaseUrl, schema)
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: 'prisma' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: noFilters,
    })
    return exitCode === different ? (stdout ?? '') : null
  } finally {
    await close()
  }
}
