import 'server-only'
import { AppError } from '@/lib/core/errors'

type Line = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * Work of one kind, first come first served: `maxRunning` at a time, `maxWaiting` in line behind them. Whoever waits costs a promise
 * and no time of the event loop.
 *
 * @returns runs the work when its turn comes; throws AppError `busy` when the line is full
 */
export function createLine({ maxRunning, maxWaiting }: { maxRunning: number; maxWaiting: number }): Line {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < maxRunning) running += 1
    else if (waiting.length >= maxWaiting) throw new AppError('busy')
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The turn is handed on, not given back: a newcomer cannot slip in before the one who waited.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
