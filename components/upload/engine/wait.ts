import type { Connectivity } from './connectivity'

/** Sleeps, unless aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

export const wait: Wait = (ms, signal) => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const onAbort = () => reject(signal.reason)
  const timer = setTimeout(resolve, ms)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  })
}

/** Sleeps, but wakes the moment the network is back: nobody likes to watch a countdown with full bars. */
export async function waitOrOnline(
  ms: number,
  signal: AbortSignal,
  connectivity: Connectivity,
  sleep: Wait,
): Promise<void> {
  const woken = new AbortController()
  const stop = connectivity.onOnline(() => woken.abort())
  try {
    await sleep(ms, AbortSignal.any([signal, woken.signal]))
  } catch (reason) {
    if (!woken.signal.aborted || signal.aborted) throw reason
  } finally {
    stop()
  }
}
