import 'server-only'
import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { createLine } from './waiting-line'

/** OWASP Password Storage: argon2id, 19 MiB, 2 passes, 1 lane. 10 to 40 ms on one core. */
export const argonPolicy = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** What an absent account's password is compared with: same parameters, so the answer takes the same time (R31). */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$FDjQiyYUeFA+o5TzoyVwMA$8Zj55zfLG/2EQ20dD0PgcbgTMAdGV6TB17R/W1k0a9s'

/**
 * A hash fills a core and one of the four threads of libuv's pool, on which tokens are signed and connections to Postgres are
 * opened as well. One core stays for the event loop, one thread for those: with twice as many hashes as cores the whole app
 * stood still as long as people signed in (R35; measured by bench/login-flood.ts).
 */
export const hashesAtOnce = Math.min(3, Math.max(1, availableParallelism() - 1))

/** At 10 to 40 ms each, the last in line waits a few seconds: sooner than somebody who is sent away and tries again. */
export const maxWaitingHashes = 256

const inLine = createLine({ maxRunning: hashesAtOnce, maxWaiting: maxWaitingHashes })

/**
 * Hashes a password byte for byte as it came (ASVS 6.2.8).
 *
 * @returns a PHC string with its own salt and parameters
 * @throws AppError `busy` when too many hashes are waiting
 */
export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(password, argonPolicy))
}

/**
 * Compares a password with a stored hash; null, for an account that has none, costs the same and is never right.
 * A stored text that is no hash is never right either, where the library throws.
 *
 * @throws AppError `busy` when too many hashes are waiting
 */
export function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  return inLine(async () => {
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
