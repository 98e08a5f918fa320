import 'server-only'
import type { Ratelimit } from '@upstash/ratelimit'
import { redis } from '@/lib/platform/redis'
import { runScript } from '@/lib/platform/run-script'

type UpstashClient = ConstructorParameters<typeof Ratelimit>[0]['redis']

/** Lua text by the text the library offers; a handful of constants. */
const stripped = new Map<string, string>()

/**
 * The script without its first line `#!lua flags=allow-key-locking`: a flag that only Upstash's own server knows
 * and that real Redis refuses with "Unexpected flag in script shebang" (since @upstash/ratelimit 2.1).
 */
export function stripShebang(script: string): string {
  const known = stripped.get(script)
  if (known !== undefined) return known
  const text = script.replace(/^#!lua[^\n]*\n/, '')
  stripped.set(script, text)
  return text
}

/**
 * The two calls that `@upstash/ratelimit` makes, on ioredis. The hash it passes is that of the unstripped text,
 * which can never have been loaded, so `evalsha` sends it on to `eval`, where `runScript` uses a hash of our own.
 */
export function upstashOnIoredis(): UpstashClient {
  const client = {
    evalsha: () => Promise.reject(new Error('NOSCRIPT use eval')),
    eval: async (script: string, keys: string[], args: unknown[]) =>
      runScript(
        await redis(),
        stripShebang(script),
        keys,
        args.map((arg) => (arg === null || arg === undefined ? '' : String(arg))),
      ),
  }
  // The library's type asks for the whole of @upstash/redis; the contract test keeps these two sufficient.
  return client as unknown as UpstashClient
}
