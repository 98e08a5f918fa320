import 'server-only'
import { Redis } from 'ioredis'
import { env } from './env'
import { logger } from './logger'

export type { Redis }

/** ioredis hangs rather than fails by default: 20 retries a command, an offline queue, no timeout at all. */
const failFast = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: 2_000,
  retryStrategy: (attempt: number) => Math.min(100 * attempt, 2_000),
} as const

const commandTimeoutMs = 500

/**
 * A client whose commands time out when Redis is slow, not when we are. The client's own `commandTimeout` fires before the
 * answers that already lie in the socket are read, so a busy half-second in this process failed every command under way
 * (300 requests at once on two busy cores: 106 false time-outs). One turn of the event loop later they have been read.
 */
class PatientRedis extends Redis {
  override sendCommand(...args: Parameters<Redis['sendCommand']>): unknown {
    const [command] = args
    const timer = setTimeout(() => {
      setImmediate(() => {
        if (!command.isResolved) command.reject(new Error('Command timed out'))
      })
    }, commandTimeoutMs)
    const stop = () => clearTimeout(timer)
    command.promise.then(stop, stop)
    return super.sendCommand(...args)
  }
}

type Connection = { client: Redis; firstAnswer: Promise<void> }

const holder = globalThis as typeof globalThis & { morselRedis?: Connection }

function connect(): Connection {
  const client = new PatientRedis(env().REDIS_URL, failFast)
  let lastMessage = ''
  client.on('error', (error: Error) => {
    // One line an outage: a client that cannot connect repeats itself ten times a second.
    if (error.message !== lastMessage) logger().warn({ err: error }, 'redis connection')
    lastMessage = error.message
  })
  client.on('ready', () => {
    lastMessage = ''
  })
  const firstAnswer = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, failFast.connectTimeout)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    client.once('ready', done)
    client.once('close', done)
  })
  return { client, firstAnswer }
}

/** The process-wide Redis client, once it answers; waits at most `connectTimeout` for the very first connection. */
export async function redis(): Promise<Redis> {
  holder.morselRedis ??= connect()
  await holder.morselRedis.firstAnswer
  return holder.morselRedis.client
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
