import 'server-only'
import { Ratelimit } from '@upstash/ratelimit'
import { AppError } from '@/lib/core/errors'
import { secondMs } from '@/lib/core/time'
import { logger } from '@/lib/platform/logger'
import { chargeInProcess, refundInProcess } from './fallback-limiter'
import { hashIdentifier } from './hash-identifier'
import { type Limit, type LimitName, limitOnLoopback, limits, loopback } from './limits'
import { upstashOnIoredis } from './upstash-on-ioredis'

type Window = Limit & { limiter: Ratelimit }

const windowsByName = new Map<LimitName, readonly Window[]>()

function windowsOf(name: LimitName): readonly Window[] {
  const known = windowsByName.get(name)
  if (known) return known
  const made = limits[name].map(({ max, windowMs }) => ({
    max,
    windowMs,
    limiter: new Ratelimit({
      redis: upstashOnIoredis(),
      limiter: Ratelimit.slidingWindow(max, `${windowMs} ms`),
      prefix: `rl:${name}`,
      timeout: 0, // its own time-out answers "allowed"; ours is the client's commandTimeout, which throws
      ephemeralCache: false, // an unbounded Map that outlives a refund
      analytics: false,
    }),
  }))
  windowsByName.set(name, made)
  return made
}

const nameFor = (name: LimitName, identifier: string): LimitName =>
  (identifier === loopback && limitOnLoopback[name]) || name

/** Braces: the two keys of a sliding window must share a slot on a cluster. */
const keyOf = (identifier: string) => `{${hashIdentifier(identifier)}}`

const logPauseMs = 10 * secondMs
let quietUntilMs = 0

/** Once in a while: in an outage every request comes by here. */
function logUnreachable(error: unknown): void {
  if (Date.now() < quietUntilMs) return
  quietUntilMs = Date.now() + logPauseMs
  logger().warn({ err: error }, 'rate limits are counted in this process only')
}

type Verdict = 'allowed' | 'unreachable' | { resetAtMs: number }

async function charge({ limiter }: Window, key: string): Promise<Verdict> {
  try {
    const { success, reset, reason } = await limiter.limit(key)
    if (reason === 'timeout') return 'unreachable'
    return success ? 'allowed' : { resetAtMs: reset }
  } catch (error) {
    logUnreachable(error)
    return 'unreachable'
  }
}

async function refund({ limiter, windowMs }: Window, name: LimitName, key: string): Promise<void> {
  refundInProcess(`${name}:${windowMs}:${key}`)
  try {
    await limiter.limit(key, { rate: -1 })
  } catch (error) {
    logUnreachable(error)
  }
}

/**
 * Charges one try to every window of a limit. Nothing is charged by a refused call. When Redis cannot answer, this
 * process counts for itself at a quarter of the limit: never silently allowed (R45).
 *
 * @param identifier who is counted: an address, a user id, an e-mail; hashed before it leaves this process
 * @throws AppError `rate_limited` with the seconds until the window ends, or `busy` above the fallback
 */
export async function checkLimit(limit: LimitName, identifier: string): Promise<void> {
  const name = nameFor(limit, identifier)
  const key = keyOf(identifier)
  const charged: Window[] = []
  for (const window of windowsOf(name)) {
    const verdict = await charge(window, key)
    const allowed =
      verdict === 'unreachable'
        ? chargeInProcess(`${name}:${window.windowMs}:${key}`, window)
        : verdict === 'allowed'
    if (!allowed) {
      await Promise.all(charged.map((earlier) => refund(earlier, name, key)))
      throw typeof verdict === 'object'
        ? new AppError('rate_limited', {
            retryAfterSeconds: Math.max(1, Math.ceil((verdict.resetAtMs - Date.now()) / secondMs)),
          })
        : new AppError('busy')
    }
    charged.push(window)
  }
}

/** Takes one try back from every window, after the thing that was guarded against turned out well. Never throws. */
export async function refundLimit(limit: LimitName, identifier: string): Promise<void> {
  const name = nameFor(limit, identifier)
  const key = keyOf(identifier)
  await Promise.all(windowsOf(name).map((window) => refund(window, name, key)))
}
