import 'server-only'
import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { AppError } from '@/lib/core/errors'

/** OWASP Password Storage: argon2id, 19 MiB, 2 passes, 1 lane. About 40 ms on one core. */
export const argonPolicy = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** What an absent account's password is compared with: same parameters, so the answer takes the same time (R31). */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$FDjQiyYUeFA+o5TzoyVwMA$8Zj55zfLG/2EQ20dD0PgcbgTMAdGV6TB17R/W1k0a9s'

const maxRunning = 2 * availableParallelism()
const maxWaiting = 50

let running = 0
const waiting: (() => void)[] = []

/** One hash takes 19 MiB and a core: beyond this many, refusing is kinder than a queue that nobody outwaits (R35). */
async function withSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < maxRunning) running += 1
  else if (waiting.length >= maxWaiting) throw new AppError('busy')
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    // The slot is handed on, not given back: a newcomer cannot slip in before the one who waited.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/**
 * Hashes a password byte for byte as it came (ASVS 6.2.8).
 *
 * @returns a PHC string with its own salt and parameters
 * @throws AppError `busy` when too many hashes are waiting
 */
export function hashPassword(password: string): Promise<string> {
  return withSlot(() => hash(password, argonPolicy))
}

/**
 * Compares a password with a stored hash; null, for an account that has none, costs the same and is never right.
 * A stored text that is no hash is never right either, where the library throws.
 *
 * @throws AppError `busy` when too many hashes are waiting
 */
export function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  return withSlot(async () => {
    const matches = await verify(storedHash ?? dummyHash, password).catch(() => false)
    return matches && storedHash !== null
  })
}

/** Whether a hash is weaker than the policy of today: time to make a new one while the password is at hand. */
export function needsRehash(storedHash: string): boolean {
  const { algorithm, memoryCost, timeCost } = parseOptions(storedHash)
  const { algorithm: wanted } = argonPolicy
  return algorithm !== wanted || memoryCost < argonPolicy.memoryCost || timeCost < argonPolicy.timeCost
}
