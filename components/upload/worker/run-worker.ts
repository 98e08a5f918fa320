import { secondMs } from '@/lib/core/time'
import type { FromWorker, Line, ToWorker } from './protocol'

/** A worker as the page holds it. */
type ByteWorker = Line<ToWorker, FromWorker> & {
  /** It could not be loaded, or broke down. */
  onBroken: (hear: () => void) => void
  /** Ends the thread, and with it what it was sending. */
  end: () => void
}

/** @throws where the browser refuses workers */
export type StartWorker = () => ByteWorker

/** Its script comes over the same network that an upload is given up on later; the page can do the work at once. */
const startMs = 10 * secondMs

export const startByteWorker: StartWorker = () => {
  const worker = new Worker(new URL('./byte-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: (message) => worker.postMessage(message),
    listen: (hear) => worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data)),
    onBroken(hear) {
      worker.addEventListener('error', hear)
      worker.addEventListener('messageerror', hear)
    },
    end: () => worker.terminate(),
  }
}

type Hear<Result> = (
  message: FromWorker,
  worker: ByteWorker,
  end: { resolve: (result: Result) => void; reject: (reason: unknown) => void },
) => void

/**
 * Gives an order to a worker of its own, and ends the worker however the order ended.
 *
 * @returns what `hear` resolves with; `no_worker` when none started or it broke down, so that the page does the work
 * @throws what `hear` rejects with; the signal's reason, at once
 */
export async function runWorker<Result>(
  start: StartWorker,
  order: ToWorker,
  signal: AbortSignal,
  hear: Hear<Result>,
): Promise<Result | 'no_worker'> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Result | 'no_worker'>()
  const giveUp = () => resolve('no_worker')
  const onAbort = () => reject(signal.reason)
  const timer = setTimeout(giveUp, startMs)
  let worker: ByteWorker | null = null
  try {
    const made = start()
    worker = made
    made.onBroken(giveUp)
    made.listen((message) => {
      if (message.kind === 'started') clearTimeout(timer)
      else hear(message, made, { resolve, reject })
    })
    signal.addEventListener('abort', onAbort, { once: true })
    made.post(order)
  } catch {
    giveUp()
  }
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
    worker?.end()
  })
}
