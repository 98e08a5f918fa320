/**
 * Runs the first item alone, then the middle ones in `lanes`, then the last alone, and gives the last result:
 * the provider opens its session at the first part and closes it at the last (product.md 5, chunk rules).
 * The first failure stops all lanes and is the one that is thrown.
 */
export async function runInOrder<Item, Result>(
  items: readonly Item[],
  lanes: number,
  outerSignal: AbortSignal,
  run: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const first = items[0]
  const last = items.at(-1)
  if (first === undefined || last === undefined) throw new Error('nothing to run')
  if (items.length === 1) return run(first, outerSignal)

  await run(first, outerSignal)
  const middle = items.slice(1, -1)
  const failed = new AbortController()
  const signal = AbortSignal.any([outerSignal, failed.signal])
  let next = 0
  const lane = async () => {
    while (next < middle.length && !signal.aborted) {
      const item = middle[next++]
      if (item !== undefined) await run(item, signal)
    }
  }
  const failures: unknown[] = []
  await Promise.all(
    Array.from({ length: Math.min(lanes, middle.length) }, () =>
      lane().catch((failure: unknown) => {
        failures.push(failure)
        failed.abort()
      }),
    ),
  )
  if (failures.length > 0) throw failures[0]
  outerSignal.throwIfAborted()
  return run(last, outerSignal)
}
