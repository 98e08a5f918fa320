import 'server-only'
import { Cluster, Redis as SingleRedis } from 'ioredis'
import { env } from './env'
import { logger } from './logger'
import { parseRedisAddress, type RedisAddress } from './redis-address'

/** The client, whatever stands behind it. On a cluster the keys of one script must share a hash tag. */
export type Redis = SingleRedis | Cluster

const commandTimeoutMs = 500
const retryDelayMs = (attempt: number) => Math.min(100 * attempt, 2_000)

/** ioredis hangs rather than fails by default: 20 retries a command, an offline queue, no timeout at all. */
const failFast = {
  connectTimeout: 2_000,
  maxRetriesPerRequest: 1,
  // A connection that a firewall forgot takes what is written and never answers: a new one is needed, and the kernel
  // would take a quarter of an hour to say so. Longer than any stall of our own.
  socketTimeout: 5_000,
} as const
const reconnecting = {
  ...failFast,
  enableOfflineQueue: false,
  retryStrategy: retryDelayMs,
  // The old master lives on as a replica: the same address leads to the new one, an open connection does not.
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} as const

type Command = Parameters<SingleRedis['sendCommand']>[0]

/**
 * Commands time out when Redis is slow, not when we are. The client's own `commandTimeout` fires before the answers that
 * already lie in the socket are read, so a busy half-second in this process failed every command under way (300 requests
 * at once on two busy cores: 106 false time-outs). One turn of the event loop later they have been read.
 */
function armTimeout(command: Command): void {
  const timer = setTimeout(() => {
    setImmediate(() => {
      if (!command.isResolved) command.reject(new Error('Command timed out'))
    })
  }, commandTimeoutMs)
  const stop = () => clearTimeout(timer)
  command.promise.then(stop, stop)
}

class PatientRedis extends SingleRedis {
  override sendCommand(...args: Parameters<SingleRedis['sendCommand']>): unknown {
    armTimeout(args[0])
    return super.sendCommand(...args)
  }
}

class PatientCluster extends Cluster {
  override sendCommand(...args: Parameters<Cluster['sendCommand']>): unknown {
    armTimeout(args[0])
    return super.sendCommand(...args)
  }
}

function makeClient(address: RedisAddress): Redis {
  if (address.kind === 'single') return new PatientRedis(address.url, reconnecting)
  const { nodes, username, password, tls } = address
  const login = { ...(username ? { username } : {}), ...(password ? { password } : {}) }
  if (address.kind === 'cluster')
    return new PatientCluster(nodes, {
      enableOfflineQueue: false,
      clusterRetryStrategy: retryDelayMs,
      // A node that fell silent says nothing of who took its place; the others do.
      slotsRefreshInterval: 5_000,
      redisOptions: { ...failFast, ...login, ...(tls ? { tls: {} } : {}) },
    })
  const { database, masterName, sentinelPassword } = address
  return new PatientRedis({
    ...reconnecting,
    ...login,
    sentinels: nodes,
    name: masterName,
    db: database,
    sentinelRetryStrategy: retryDelayMs,
    sentinelCommandTimeout: failFast.connectTimeout,
    ...(sentinelPassword ? { sentinelPassword } : {}),
    ...(tls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
  })
}

type Connection = { key: string; client: Redis; firstAnswer: Promise<void> }

/** Raise it whenever `Connection` or the client changes. */
const shapeVersion = 3

/** What `globalThis` holds may be older than this module: `next dev` loads it again at every edit. */
type Held = Partial<Connection & Pick<Redis, 'disconnect'>>
const holder = globalThis as typeof globalThis & { morselRedis?: Held }

const isCurrent = (held: Held | undefined, key: string): held is Connection => held?.key === key

function connect(key: string): Connection {
  const address = parseRedisAddress(env().REDIS_URL)
  if (!address) throw new Error('REDIS_URL was not checked at the start')
  const client = makeClient(address)
  let lastMessage = ''
  const note = (error: Error) => {
    // One line an outage: a client that cannot connect repeats itself ten times a second.
    if (error.message !== lastMessage) logger().warn({ err: error }, 'redis connection')
    lastMessage = error.message
  }
  client.on('error', note)
  client.on('node error', note)
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
    "Connection is closed|Command aborted|Stream isn't writeable|Command timed out|MaxRetriesPerRequest|Socket timeout",
    "ClusterAllFailed|Cluster is(?:n't)? |startup nodes|Too many Cluster redirections|All sentinels are unreachable",
    String.raw`\b(?:ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)\b`,
    String.raw`\b(?:LOADING|READONLY|MASTERDOWN|OOM|BUSY|CLUSTERDOWN|TRYAGAIN)\b`,
  ].join('|'),
)

/** True for a Redis that is down, stopped or stuck, as against a script that answered with an error. */
export function isRedisUnavailable(error: unknown): boolean {
  return error instanceof Error && outage.test(`${error.name} ${error.message}`)
}
