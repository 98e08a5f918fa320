import type { ErrorEnvelope } from '@/lib/core/errors'
import { postRefresh, withRefreshLock } from './renew-session'

/** One refresh at a time in this tab; those who come while it runs share it. */
let running: Promise<void> | null = null

async function isExpired(response: Response): Promise<boolean> {
  if (response.status !== 401) return false
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as Partial<ErrorEnvelope> | null
  return body?.error?.code === 'token_expired'
}

/**
 * `fetch` to our own API that renews an expired access token by itself and then repeats the request, once. Anything else,
 * a 401 for another reason included, comes back as it is. A body must be repeatable: a string, not a stream.
 */
export async function fetchWithRefresh(url: string, init: RequestInit = {}): Promise<Response> {
  const first = await fetch(url, init)
  if (!(await isExpired(first))) return first
  if (running) {
    await running.catch(() => undefined)
    return fetch(url, init)
  }
  let again: Response | undefined
  running = withRefreshLock(async () => {
    // Another tab may have refreshed while this one waited for the lock.
    again = await fetch(url, init)
    if (!(await isExpired(again))) return
    again = undefined
    // What became of it, the request that follows will tell.
    await postRefresh()
  })
  try {
    await running
  } finally {
    running = null
  }
  return again ?? fetch(url, init)
}
