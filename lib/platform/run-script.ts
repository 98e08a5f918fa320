import 'server-only'
import { createHash } from 'node:crypto'
import type { Redis } from './redis'

const shas = new Map<string, string>()

function shaOf(script: string): string {
  const known = shas.get(script)
  if (known !== undefined) return known
  // Not a security use: EVALSHA names a script by SHA-1.
  const sha = createHash('sha1').update(script).digest('hex')
  shas.set(script, sha)
  return sha
}

/**
 * Runs one Lua script atomically: by its hash, and once in full when the server does not know it (first use, restart,
 * failover). `script` must be a constant, since its hash is kept for ever.
 *
 * @returns whatever the script returned, numbers and strings, for the caller to parse
 * @throws the client's own error, see `isRedisUnavailable`
 */
export async function runScript(
  client: Redis,
  script: string,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await client.evalsha(shaOf(script), keys.length, ...keys, ...args)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('NOSCRIPT')) throw error
    return client.eval(script, keys.length, ...keys, ...args)
  }
}
