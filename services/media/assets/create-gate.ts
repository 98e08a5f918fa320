export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** At most so many at once; the others wait their turn in order. */
export function createGate(maxRunning: number): Gate {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= maxRunning) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // The place is handed over rather than freed, so a newcomer cannot overtake who waits.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
