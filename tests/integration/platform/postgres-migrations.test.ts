import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { applyMigrations, MigrationError } from '@/prisma/apply-migrations'
import { compareSchema } from '@/prisma/compare-schema'
import { type MigrationFolder, readMigrations } from '@/prisma/read-migrations'
import { type Services, startServices } from '@/services/launcher'
import { query } from '@/services/postgres/wait-for-postgres'

const dataDir = mkdtempSync(join(tmpdir(), 'morsel-migrations-'))
let services: Services
let databaseUrl = ''

const schema = `
datasource db {
  provider = "postgresql"
}
model Dish {
  id   Int    @id
  name String
  @@map("dish")
}
`
const createDish =
  'CREATE TABLE "dish" ("id" INTEGER NOT NULL, "name" TEXT NOT NULL, CONSTRAINT "dish_pkey" PRIMARY KEY ("id"));'

const folderOf = (scripts: Record<string, string>): MigrationFolder => ({
  ...readMigrations(join(dataDir, 'none')),
  migrationDirectories: Object.entries(scripts).map(([path, value]) => ({
    path,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
  })),
})
const apply = (scripts: Record<string, string>): Promise<string[]> =>
  applyMigrations({ databaseUrl, schema, migrations: folderOf(scripts) })
const tables = async (): Promise<unknown[]> =>
  query(
    databaseUrl,
    "SELECT tablename FROM pg_tables WHERE schemaname='public' AND tablename NOT LIKE '\\_%' ORDER BY 1",
  )

describe('migrations', () => {
  beforeAll(async () => {
    services = await startServices({ env: {}, dataDir, only: ['postgres'] })
    databaseUrl = services.env.DATABASE_URL ?? ''
  })
  afterAll(async () => {
    await services.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await query(databaseUrl, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  })

  test('apply once, in order, and are on record where the Prisma CLI looks', async () => {
    const scripts = { '1_dish': createDish, '2_more': 'ALTER TABLE dish ADD COLUMN spicy BOOLEAN' }
    expect(await apply(scripts)).toEqual(['1_dish', '2_more'])
    expect(await apply(scripts)).toEqual([])
    expect(
      await query(
        databaseUrl,
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
      ),
    ).toEqual([{ migration_name: '1_dish' }, { migration_name: '2_more' }])
  })

  test('of two starters at once one applies and the other finds it done', async () => {
    const slow = { '1_dish': `SELECT pg_sleep(0.4); ${createDish}` }
    const both = await Promise.all([apply(slow), apply(slow)])
    expect(both.map((applied) => applied.length).sort()).toEqual([0, 1])
  })

  test('a script may hold functions, strings and comments with semicolons', async () => {
    await apply({
      '1_function': `-- first; then
        CREATE TABLE note(text TEXT DEFAULT 'a;b');
        CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.text := upper(NEW.text); RETURN NEW; END; $$;
        CREATE TRIGGER shout BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION shout();
        INSERT INTO note DEFAULT VALUES;`,
    })
    expect(await query(databaseUrl, 'SELECT text FROM note')).toEqual([{ text: 'A;B' }])
  })

  test('one that fails leaves nothing behind, says where, and can be put right', async () => {
    const broken = {
      '1_dish': createDish,
      '2_bad': 'CREATE TABLE half(n INT);\nSELECT nonsense FROM nowhere;',
    }
    const failure = await apply(broken).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(MigrationError)
    expect(String(failure)).toMatch(/Migration 2_bad failed and was rolled back/)
    expect(String(failure)).toMatch(/relation "nowhere" does not exist \(line 2\)/)
    expect(String(failure)).not.toMatch(/wasm|schema-engine/)
    expect(await tables()).toEqual([{ tablename: 'dish' }])
    expect(await apply({ '1_dish': createDish, '2_bad': 'CREATE TABLE whole(n INT)' })).toEqual(['2_bad'])
  })

  test('a start that was killed in the middle does not block the next one', async () => {
    await apply({ '1_dish': createDish })
    await query(
      databaseUrl,
      `INSERT INTO _prisma_migrations(id, checksum, migration_name, started_at, applied_steps_count)
       VALUES ('killed', 'x', '2_more', now(), 0)`,
    )
    expect(await apply({ '1_dish': createDish, '2_more': 'CREATE TABLE more(n INT)' })).toEqual(['2_more'])
  })

  test('an edited history is refused, in words', async () => {
    await apply({ '1_dish': createDish })
    await expect(apply({ '1_dish': `${createDish} -- edited` })).rejects.toThrow(
      /Changed after it was applied: 1_dish/,
    )
  })

  test('another branch is refused; a database that is only newer is not', async () => {
    await apply({ '1_dish': createDish, '2_theirs': 'CREATE TABLE theirs(n INT)' })
    await expect(apply({ '1_dish': createDish, '3_ours': 'CREATE TABLE ours(n INT)' })).rejects.toThrow(
      /has migrations that this checkout lacks \(2_theirs\).*lacks some that it has \(3_ours\)/,
    )
    expect(await apply({ '1_dish': createDish })).toEqual([])
  })

  test('the comparison names what is missing, and leaves no database behind', async () => {
    const migrations = folderOf({ '1_dish': createDish })
    expect(await compareSchema({ databaseUrl, schema, migrations })).toBe(null)
    const more = schema.replace('name String', 'name String\n  price Int')
    expect(await compareSchema({ databaseUrl, schema: more, migrations })).toContain(
      'ALTER TABLE "dish" ADD COLUMN     "price" INTEGER NOT NULL',
    )
    expect(
      await query(databaseUrl, "SELECT datname FROM pg_database WHERE datname LIKE 'morsel_diff%'"),
    ).toEqual([])
    expect(await tables()).toEqual([])
  })

  test("the product's own migrations lead to its schema", async () => {
    expect(await compareSchema({ databaseUrl })).toBe(null)
  })
})
