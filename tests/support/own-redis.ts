import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { anyFreePort } from '@/services/ports'
import { createSupervisor, type SupervisedChild } from '@/services/process/supervisor'
import { findRedisServer } from '@/services/redis/find-server'
import { waitForRedis } from '@/services/redis/wait-for-redis'

type Options = {
  /** Of redis.conf. */
  settings?: Record<string, string>
  /** A configuration file and words that come before the settings, such as `--sentinel`. */
  flags?: string[]
  /** Shared by the servers of one group: each has a process that watches over its children. */
  supervisor?: ReturnType<typeof createSupervisor>
}

const attempts = 5

/**
 * A Redis server that belongs to one test file, so that it may be stopped, frozen, flushed and watched. On loopback, in a
 * temporary folder, gone with the process that started it.
 */
export async function startOwnRedis({ settings = {}, flags = [], supervisor }: Options = {}) {
  const { program } = findRedisServer()
  if (program === null) throw new Error('there is no redis-server on PATH')
  const folder = mkdtempSync(join(tmpdir(), 'morsel-own-redis-'))
  const keeper = supervisor ?? createSupervisor()

  async function launch(port: number): Promise<SupervisedChild | null> {
    const all = { bind: '127.0.0.1', dir: folder, save: '', ...settings, port: String(port) }
    const child = keeper.start({
      name: 'redis',
      command: program?.command ?? '',
      args: [...flags, ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])],
      cwd: folder,
      env: process.env,
      logFile: join(folder, 'redis.log'),
    })
    return (await waitForRedis(port, child)) ? child : null
  }

  let port = 0
  let started: SupervisedChild | null = null
  for (let attempt = 1; started === null; attempt += 1) {
    if (attempt > attempts) throw new Error(`redis-server does not start, see ${folder}/redis.log`)
    port = await anyFreePort()
    started = await launch(port)
  }
  let child = started
  /** The test's own way in, beside the app's. */
  const admin = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 20 })
  admin.on('error', () => {})

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    admin,
    /** As a swapping machine or a blocking script does: the socket is open and nobody answers. */
    freeze: () => process.kill(child.pid, 'SIGSTOP'),
    thaw: () => process.kill(child.pid, 'SIGCONT'),
    /** Ends the server without a word: what it had not written down is lost. */
    async kill() {
      process.kill(child.pid, 'SIGKILL')
      await child.exited
    },
    stop: () => child.stop(),
    async startAgain() {
      const again = await launch(port)
      if (again === null) throw new Error('redis-server does not start again')
      child = again
    },
    async remove() {
      admin.disconnect()
      await child.stop()
      if (supervisor === undefined) await keeper.stopAll()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type OwnRedis = Awaited<ReturnType<typeof startOwnRedis>>
