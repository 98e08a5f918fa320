import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { applyMigrations } from '@/prisma/apply-migrations'
import { query } from '@/services/postgres/wait-for-postgres'

/**
 * A database of its own for a file whose subject is everybody's, such as the order of the feed. Before anything reads the environment.
 *
 * @returns what removes it again
 */
export async function takeOwnDatabase(): Promise<() => Promise<void>> {
  const shared = process.env.DATABASE_URL ?? ''
  const name = `own_${newId().replaceAll('-', '')}`
  const own = new URL(shared)
  own.pathname = `/${name}`
  await query(shared, `CREATE DATABASE ${name}`)
  await applyMigrations({ databaseUrl: own.href })
  process.env.DATABASE_URL = own.href
  return async () => {
    await db().$disconnect()
    await query(shared, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}
