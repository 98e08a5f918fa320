import type { ErrorEnvelope } from '@/lib/core/errors'
import { type Renewal, renewSession } from './renew-session'

/** One refresh at a time in this tab; those who come while it runs share it. */
let running: Promise<Renewal> | null = null

async function isExpired(response: Response): Promise<boolean> {
  if (response.status !== 401) return false
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as Partial<ErrorEnvelope> | null
  return body?.error?.code === 'token_expired'
}

const abortOf = (signal: AbortSignal | null | undefined) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })

/**
 * `fetch` to our own API that renews an expired access token by itself and then repeats the request, once. Anything else,
 * a 401 for another reason included, comes back as it is. A body must be repeatable: a string, not a stream.
 */
export async function fetchWithRefresh(url: string, init: RequestInit = {}): Promise<Response> {
  const startMs = Date.now()
  const first = await fetch(url, init)
  if (!(await isExpired(first))) return first
  // Shared, so nobody's `init` belongs in it: one caller's abort must not end the renewal of the others.
  running ??= renewSession(startMs).finally(() => {
    running = null
  })
  await Promise.race([running, abortOf(init.signal)])
  // Tells what became of the renewal, and rejects by itself when the caller has given up.
  return fetch(url, init)
}
