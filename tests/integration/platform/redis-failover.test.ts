import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Redis } from '@/lib/platform/redis'
import { type OwnRedis, startOwnRedis } from '../../support/own-redis'
import { startRedisProxy } from '../../support/redis-proxy'

/** A master and its replica, as they stand before a failover. */
let master: OwnRedis
let replica: OwnRedis

/** Some of it waits for time-outs of seconds, beside everything else that a machine does. */
const patient = { timeout: 120_000 }

async function until(done: () => Promise<boolean>, what: string) {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    if (await done().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`did not happen: ${what}`)
}

const roleOf = async ({ admin }: OwnRedis) => String((await admin.role())[0])

async function replicate(from: OwnRedis, to: OwnRedis) {
  await from.admin.replicaof('NO', 'ONE')
  await to.admin.replicaof('127.0.0.1', from.port)
  await until(async () => (await to.admin.info('replication')).includes('master_link_status:up'), 'a replica')
}

/** The app's client for an address, from a module of its own. */
async function connectTo(url: string) {
  vi.resetModules()
  vi.stubEnv('REDIS_URL', url)
  const { redis, isRedisUnavailable } = await import('@/lib/platform/redis')
  return { client: await redis(), isRedisUnavailable }
}

/** Writes until it works; every error on the way there must be known as an outage, or it would be a 500. */
async function untilWritten(client: Redis, isRedisUnavailable: (error: unknown) => boolean) {
  const key = newId()
  const errors: unknown[] = []
  await until(
    () =>
      client.set(key, 'written').then(
        (answer) => answer === 'OK',
        (error) => errors.push(error) < 0,
      ),
    'a write',
  )
  expect(errors.filter((error) => !isRedisUnavailable(error))).toEqual([])
  return key
}

beforeAll(async () => {
  ;[master, replica] = await Promise.all([startOwnRedis(), startOwnRedis()])
})

afterEach(() => {
  vi.unstubAllEnvs()
})

afterAll(async () => {
  await replica.remove()
  await master.remove()
})

it('leaves an old master that became a replica, when one address leads to both [R28]', patient, async () => {
  await replicate(master, replica)
  const proxy = await startRedisProxy(master.url)
  const { client, isRedisUnavailable } = await connectTo(proxy.url)
  await client.set('before', '1')
  await until(async () => (await replica.admin.get('before')) === '1', 'replication')

  proxy.leadTo(replica.url)
  await replicate(replica, master)
  const key = await untilWritten(client, isRedisUnavailable)
  expect(await client.get('before')).toBe('1')
  expect(await replica.admin.get(key)).toBe('written')
  client.disconnect()
  await proxy.stop()
})

it('gives up a connection that gets no answer any more, and makes a new one [R28]', patient, async () => {
  await replicate(master, replica)
  const proxy = await startRedisProxy(master.url)
  const { client, isRedisUnavailable } = await connectTo(proxy.url)
  await client.ping()
  proxy.forget()
  await expect(client.ping()).rejects.toThrow('timed out')
  await untilWritten(client, isRedisUnavailable)
  client.disconnect()
  await proxy.stop()
})

it('asks the Sentinels who is master, and again after a failover [R28]', patient, async () => {
  await replicate(master, replica)
  const folder = mkdtempSync(join(tmpdir(), 'morsel-sentinel-'))
  const config = join(folder, 'sentinel.conf')
  const lines = [
    `sentinel monitor kitchen 127.0.0.1 ${master.port} 1`,
    'sentinel down-after-milliseconds kitchen 2000',
    'sentinel failover-timeout kitchen 10000',
  ]
  writeFileSync(config, `${lines.join('\n')}\n`)
  const sentinel = await startOwnRedis({ flags: [config, '--sentinel'] })
  const knowsReplica = async () =>
    ((await sentinel.admin.call('SENTINEL', 'REPLICAS', 'kitchen')) as unknown[]).length === 1
  await until(knowsReplica, 'a Sentinel that knows the replica')

  // The first address answers nobody: any that does is enough.
  const { client, isRedisUnavailable } = await connectTo(
    `redis+sentinel://127.0.0.1:1,127.0.0.1:${sentinel.port}/0?name=kitchen`,
  )
  await client.set('before', '2')
  expect(await master.admin.get('before')).toBe('2')
  await until(async () => (await replica.admin.get('before')) === '2', 'replication')
  await until(
    async () => (await sentinel.admin.call('SENTINEL', 'FAILOVER', 'kitchen')) === 'OK',
    'a failover',
  )
  await until(async () => (await roleOf(replica)) === 'master', 'a new master')
  await until(async () => (await roleOf(master)) === 'slave', 'an old master that follows')
  const key = await untilWritten(client, isRedisUnavailable)
  expect(await replica.admin.get(key)).toBe('written')
  expect(await client.get('before')).toBe('2')
  client.disconnect()
  await sentinel.remove()
  rmSync(folder, { recursive: true, force: true })
})
