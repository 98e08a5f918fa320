import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface MigrationFolder {
  baseDir: string
  lockfile: { path: string; content: string | null }
  shadowDbInitScript: string
  migrationDirectories: {
    path: string
    migrationFile: { path: string; content: { tag: 'ok'; value: string } }
  }[]
}

const here = fileURLToPath(new URL('.', import.meta.url))

export const schemaFile = join(here, 'schema.prisma')
export const migrationsDir = join(here, 'migrations')

/** In the order of their names, which begin with the time they were made. */
export function readMigrations(dir = migrationsDir): MigrationFolder {
  const names = existsSync(dir)
    ? readdirSync(dir).filter((name) => existsSync(join(dir, name, 'migration.sql')))
    : []
  return {
    baseDir: dir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(dir, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

export function readSchema(file = schemaFile): string {
  return readFileSync(file, 'utf8')
}
