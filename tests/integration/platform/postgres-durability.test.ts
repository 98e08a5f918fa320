import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Services, startServices } from '@/services/launcher'
import { identityOf } from '@/services/process/process-identity'
import { type RunRecord, readRunRecord, runRecordFile } from '@/services/run-record'
import { projectRoot } from '@/services/settings'

const dataDir = mkdtempSync(join(tmpdir(), 'morsel-durability-'))
let services: Services | null = null

const start = async (): Promise<string> => {
  services = await startServices({ env: {}, dataDir, only: ['postgres'] })
  return services.env.DATABASE_URL ?? ''
}
const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

function spawnHolder(): ChildProcess {
  const holder = join(import.meta.dirname, 'postgres-holder.ts')
  return spawn(process.execPath, [join(projectRoot, 'services/start.mjs'), holder], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function databaseOf(holder: ChildProcess): Promise<string> {
  if (holder.stdout === null) throw new Error('no stdout')
  for await (const line of createInterface({ input: holder.stdout })) {
    return (JSON.parse(line) as { DATABASE_URL: string }).DATABASE_URL
  }
  throw new Error('the launcher ended before it was ready')
}

const recordNow = (): RunRecord => {
  const record = readRunRecord(runRecordFile(dataDir))
  if (record === null) throw new Error('nobody runs')
  return record
}
const pidsOf = (record: RunRecord): number[] => [
  record.pid,
  ...(record.watchman === null ? [] : [record.watchman.pid]),
  ...record.children.map(({ pid }) => pid),
]
const survivors = (pids: number[]): number[] => pids.filter((pid) => identityOf(pid) !== null)

async function goneWithin(pids: number[], ms: number): Promise<number[]> {
  for (let waitedMs = 0; waitedMs < ms && survivors(pids).length > 0; waitedMs += 50) await sleep(50)
  return survivors(pids)
}

describe('embedded PostgreSQL', () => {
  afterEach(async () => {
    await services?.stop()
    services = null
  })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test('is durable, private and version 18', async () => {
    const url = await start()
    const settings = await query(
      url,
      `SELECT name, setting FROM pg_settings WHERE name IN
       ('fsync','synchronous_commit','full_page_writes','listen_addresses','unix_socket_directories','max_connections',
        'data_checksums','server_encoding') ORDER BY name`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '60',
      data_checksums: 'on',
      server_encoding: 'UTF8',
    })
    const [row] = await query(url, "SELECT current_setting('server_version_num')::int / 10000 AS major")
    expect(row).toEqual({ major: 18 })
    const guess = new URL(url)
    guess.password = 'password'
    await expect(query(guess.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  })

  test('stopping leaves no process and no lock, and the data stays', async () => {
    const url = await start()
    await query(url, 'CREATE TABLE IF NOT EXISTS kept(n int); INSERT INTO kept VALUES (42)')
    const pids = pidsOf(recordNow()).filter((pid) => pid !== process.pid)
    await services?.stop()
    expect(survivors(pids)).toEqual([])
    expect(readRunRecord(runRecordFile(dataDir))).toBe(null)
    expect(await query(await start(), 'SELECT n FROM kept')).toEqual([{ n: 42 }])
  })

  test.each([
    ['the launcher', (record: RunRecord) => [record.pid]],
    ['everything at once', pidsOf],
    ['the launcher and its watchman', (record: RunRecord) => [record.pid, record.watchman?.pid ?? 0]],
  ])('kill -9 of %s loses no acknowledged row and leaves nobody behind', async (_name, victims) => {
    const holder = spawnHolder()
    const client = new Client({ connectionString: await databaseOf(holder) })
    client.on('error', () => {})
    await client.connect()
    await client.query('DROP TABLE IF EXISTS acked')
    await client.query('CREATE TABLE acked(n int PRIMARY KEY)')
    const record = recordNow()
    let acknowledged = 0
    const writing = (async () => {
      for (;;) {
        await client.query('INSERT INTO acked VALUES ($1)', [acknowledged + 1])
        acknowledged += 1
      }
    })().catch(() => {})
    await sleep(300)
    for (const pid of victims(record)) process.kill(pid, 'SIGKILL')
    const url = await start()
    await writing
    expect(await goneWithin(pidsOf(record), 5_000)).toEqual([])
    const [row] = await query(url, 'SELECT count(*)::int AS count, max(n) AS last FROM acked')
    expect(acknowledged).toBeGreaterThan(0)
    // The last one may have been stored without the answer getting through.
    expect([acknowledged, acknowledged + 1]).toContain(row?.count)
    expect(row?.count).toBe(row?.last)
  })

  test('a pid file that names an innocent process does not stop the start, nor that process', async () => {
    const first = await startServices({ env: {}, dataDir, only: ['postgres'] })
    const file = join(first.table[0]?.data ?? '', 'postmaster.pid')
    await first.stop()
    const innocent = spawn('sleep', ['60'])
    writeFileSync(file, `${innocent.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n`)
    await start()
    expect(identityOf(innocent.pid ?? 0)).not.toBe(null)
    expect(readFileSync(file, 'utf8')).not.toContain(`${innocent.pid}\n`)
    innocent.kill()
  })
})

describe('a launcher that is killed again and again while it makes the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'morsel-first-start-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('still starts in the end', async () => {
    mkdirSync(folder, { recursive: true })
    for (const waitMs of [150, 300, 450, 600, 800, 1_000, 1_300, 1_700]) {
      const child = spawn(process.execPath, ['services/start.mjs', 'prisma/migrate.ts'], {
        cwd: projectRoot,
        env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' },
        stdio: 'ignore',
      })
      await sleep(waitMs)
      child.kill('SIGKILL')
    }
    const started = await startServices({ env: {}, dataDir: folder, only: ['postgres'] })
    expect(await query(started.env.DATABASE_URL ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await started.stop()
  }, 120_000)
})
