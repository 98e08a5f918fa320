import 'server-only'
import { Redis } from 'ioredis'
import { env } from './env'
import { logger } from './logger'

export type { Redis }

/** ioredis hangs rather than fails by default: 20 retries a command, an offline queue, no timeout at all. */
const failFast = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  commandTimeout: 500,
  connectTimeout: 2_000,
  retryStrategy: (attempt: number) => Math.min(100 * attempt, 2_000),
} as const

const holder = globalThis as typeof globalThis & { morselRedis?: Redis }

function connect(): Redis {
  const client = new Redis(env().REDIS_URL, failFast)
  let lastMessage = ''
  client.on('error', (error: Error) => {
    // One line an outage: a client that cannot connect repeats itself ten times a second.
    if (error.message !== lastMessage) logger().warn({ err: error }, 'redis connection')
    lastMessage = error.message
  })
  client.on('ready', () => {
    lastMessage = ''
  })
  return client
}

/** The process-wide Redis client, once it answers; waits at most `connectTimeout` for the very first connection. */
export async function redis(): Promise<Redis> {
  holder.morselRedis ??= connect()
  const client = holder.morselRedis
  if (client.status === 'connecting' || client.status === 'connect')
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        client.off('ready', done)
        client.off('close', done)
        resolve()
      }
      const timer = setTimeout(done, failFast.connectTimeout)
      client.once('ready', done)
      client.once('close', done)
    })
  return client
}

/** True for a Redis that is down, stopped or stuck, as against a script that answered with an error. */
export function isRedisUnavailable(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Connection is closed|Stream isn't writeable|Command timed out|MaxRetriesPerRequest|ECONNREFUSED|ECONNRESET|LOADING/.test(
      `${error.name} ${error.message}`,
    )
  )
}
