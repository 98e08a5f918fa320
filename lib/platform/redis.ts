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

type Connection = { key: string; client: Redis; firstAnswer: Promise<void> }

/** Raise it whenever `Connection` or the client changes. */
const shapeVersion = 2

/** What `globalThis` holds may be older than this module: `next dev` loads it again at every edit. */
type Held = Partial<Connection & Pick<Redis, 'disconnect'>>
const holder = globalThis as typeof globalThis & { morselRedis?: Held }

const isCurrent = (held: Held | undefined, key: string): held is Connection => held?.key === key

function connect(key: string): Connection {
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
  return { key, client, firstAnswer }
}

function currentConnection(): Connection {
  // Text, not a Symbol: the copies of this module in the page and route bundles share one client.
  const key = `${shapeVersion} ${env().REDIS_URL}`
  const held = holder.morselRedis
  if (isCurrent(held, key)) return held
  held?.client?.disconnect()
  // The first shape was the client itself.
  held?.disconnect?.()
  const connection = connect(key)
  holder.morselRedis = connection
  return connection
}

/** The process-wide Redis client, once it answers; waits at most `connectTimeout` for the very first connection. */
export async function redis(): Promise<Redis> {
  const { client, firstAnswer } = currentConnection()
  await firstAnswer
  return client
}

/** How ioredis says that nobody answers, and how Redis itself says that it cannot answer now. */
const outage = new RegExp(
  [
    "Connection is closed|Command aborted|Stream isn't writeable|Command timed out|MaxRetriesPerRequest",
    String.raw`\b(?:ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)\b`,
    String.raw`\b(?:LOADING|READONLY|MASTERDOWN|OOM|BUSY|CLUSTERDOWN)\b`,
  ].join('|'),
)

/** True for a Redis that is down, stopped or stuck, as against a script that answered with an error. */
export function isRedisUnavailable(error: unknown): boolean {
  return error instanceof Error && outage.test(`${error.name} ${error.message}`)
}
