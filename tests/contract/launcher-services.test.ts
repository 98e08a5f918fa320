import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Redis from 'ioredis'
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { startServices } from '@/services/launcher'
import { anyFreePort, isPortFree, keptPort } from '@/services/ports'
import { identityOf } from '@/services/process/process-identity'
import { createSupervisor } from '@/services/process/supervisor'
import { readRunRecord, runningServices, runRecordFile } from '@/services/run-record'

const root = mkdtempSync(join(tmpdir(), 'morsel-launcher-'))
let dataDir = ''
let count = 0

const listen = async (): Promise<{ port: number; close(): void }> => {
  const port = await anyFreePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { port, close: () => server.close() }
}
const redisOnly = (env: Record<string, string> = {}, redis: 'auto' | 'stand-in' = 'stand-in') =>
  startServices({ env, dataDir, only: ['redis'], redis })

describe('launcher', () => {
  beforeEach(() => {
    count += 1
    dataDir = join(root, String(count))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('starts nothing of what the environment names', async () => {
    const env = {
      DATABASE_URL: 'postgresql://me:secret@db.example/app',
      REDIS_URL: 'rediss://cache.example',
      CLOUDINARY_URL: 'cloudinary://key:secret@cloud',
      AUTH_SECRET: 'mine',
      APP_ORIGIN: 'https://morsel.example',
      PORT: '3456',
      SMTP_URL: 'smtps://me:secret@mail.example',
    }
    const services = await startServices({ env, dataDir })
    expect(services.children).toEqual([])
    expect(services.env).toEqual({
      ...env,
      STORAGE_PROVIDER: 'cloudinary',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'info',
      TRUSTED_PROXY_HOPS: '0',
    })
    expect(JSON.stringify(services.table)).not.toContain('secret')
    await services.stop()
  })

  test('takes an empty value, as a copied .env.example has it, for none', async () => {
    const services = await redisOnly({ REDIS_URL: '', AUTH_SECRET: ' ', PORT: '' })
    expect(services.env.REDIS_URL).toMatch(/^redis:\/\/127\.0\.0\.1:\d+$/)
    expect(services.env.AUTH_SECRET).toHaveLength(64)
    expect(services.env.APP_ORIGIN).toBe('http://localhost:3000')
    await services.stop()
  })

  test('makes secrets once, for its own eyes, and keeps them', async () => {
    const first = await redisOnly()
    await first.stop()
    const file = join(dataDir, 'secrets.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const second = await redisOnly()
    expect(statSync(runRecordFile(dataDir)).mode & 0o777).toBe(0o600)
    expect(second.env.AUTH_SECRET).toBe(first.env.AUTH_SECRET)
    expect(second.env.REDIS_URL).toBe(first.env.REDIS_URL)
    await second.stop()
    writeFileSync(file, '{ torn')
    await expect(redisOnly()).rejects.toThrow(/secrets\.json cannot be read/)
  })

  test('refuses a folder that is in use and says by whom; others can find its services', async () => {
    const services = await redisOnly()
    await expect(redisOnly()).rejects.toThrow(
      new RegExp(`is in use by another launcher .*pid ${process.pid}`),
    )
    expect(runningServices(dataDir)?.env.REDIS_URL).toBe(services.env.REDIS_URL)
    await services.stop()
    expect(runningServices(dataDir)).toBe(null)
  })

  test('takes over from one that died, and does not harm the process that has its number now', async () => {
    const services = await redisOnly()
    const record = readRunRecord(runRecordFile(dataDir))
    await services.stop()
    const innocent = spawn('sleep', ['60'])
    const stale = {
      name: 'redis',
      pid: innocent.pid,
      identity: 'of long ago',
      stopSignal: 'SIGTERM',
      graceMs: 100,
    }
    writeFileSync(
      runRecordFile(dataDir),
      JSON.stringify({
        ...record,
        pid: innocent.pid,
        identity: 'of long ago',
        watchman: null,
        children: [stale],
      }),
    )
    const next = await redisOnly()
    expect(identityOf(innocent.pid ?? 0)).not.toBe(null)
    await next.stop()
    innocent.kill()
  })

  test('ends what a dead launcher left running', async () => {
    const orphan = spawn('sleep', ['60'], { detached: true })
    const pid = orphan.pid ?? 0
    const services = await redisOnly()
    const record = readRunRecord(runRecordFile(dataDir))
    await services.stop()
    const left = { name: 'redis', pid, identity: identityOf(pid), stopSignal: 'SIGTERM', graceMs: 2_000 }
    writeFileSync(
      runRecordFile(dataDir),
      JSON.stringify({ ...record, identity: 'of long ago', watchman: null, children: [left] }),
    )
    const next = await redisOnly()
    expect(identityOf(pid)).toBe(null)
    await next.stop()
  })

  test('keeps its ports, and gives one up that somebody else has taken', async () => {
    const { port, close } = await listen()
    expect(await isPortFree(port)).toBe(false)
    const services = await redisOnly()
    await services.stop()
    expect(await keptPort(dataDir, 'redis', async () => port)).toBe(
      Number(new URL(services.env.REDIS_URL ?? '').port),
    )
    writeFileSync(join(dataDir, 'ports.json'), JSON.stringify({ redis: String(port) }))
    const next = await redisOnly()
    expect(next.env.REDIS_URL).not.toContain(String(port))
    await next.stop()
    close()
  })

  test('says in one line that a port is taken or is none', async () => {
    const { port, close } = await listen()
    const start = (env: Record<string, string>) =>
      startServices({ env, dataDir, only: ['redis', 'media'], redis: 'stand-in', needsAppPort: true })
    await expect(start({ PORT: String(port) })).rejects.toThrow(
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 1}`,
    )
    const free = String(await anyFreePort())
    await expect(start({ PORT: free, MEDIA_PORT: String(port) })).rejects.toThrow(
      `Port ${port} for the media server is taken`,
    )
    await expect(start({ PORT: 'http' })).rejects.toThrow('PORT=http is not a port')
    expect(readRunRecord(runRecordFile(dataDir))).toBe(null)
    close()
  })

  test('serves ioredis as the app uses it, with and without a Redis server', async () => {
    for (const choice of ['auto', 'stand-in'] as const) {
      const services = await redisOnly({}, choice)
      const client = new Redis(services.env.REDIS_URL ?? '', {
        maxRetriesPerRequest: 1,
        enableOfflineQueue: true,
      })
      expect(await client.multi().set('a', '1').incr('a').exec()).toEqual([
        [null, 'OK'],
        [null, 2],
      ])
      client.disconnect()
      await services.stop()
    }
  })

  test('stops in the reverse order of starting, workers included, and force means force', async () => {
    const supervisor = createSupervisor()
    const ended: string[] = []
    const start = (name: string, script: string) => {
      const child = supervisor.start({
        name,
        command: '/bin/sh',
        args: ['-c', script],
        cwd: root,
        env: process.env,
        logFile: join(root, `${name}.log`),
        graceMs: 300,
      })
      void child.exited.then(() => ended.push(name))
      return child
    }
    start('database', 'exec sleep 60')
    const app = start('app', 'sleep 60 & echo $!; wait')
    start('stubborn', "trap '' TERM; sleep 60 & wait; sleep 60")
    onTestFinished(() => supervisor.stopAll())
    await expect.poll(() => readFileSync(join(root, 'app.log'), 'utf8')).toMatch(/^\d+\n/)
    const worker = Number(readFileSync(join(root, 'app.log'), 'utf8'))
    expect(identityOf(worker)).not.toBe(null)
    await supervisor.stopAll()
    expect(ended).toEqual(['stubborn', 'app', 'database'])
    expect([identityOf(worker), identityOf(app.pid)]).toEqual([null, null])
    expect(() => start('late', 'true')).toThrow(/stopping/)
  })
})
