import 'server-only'

/**
 * Fails a call that gives no answer in time. The SDK sets a socket timeout and then does nothing when it fires: with
 * a provider that accepts a connection and falls silent, its promise never settles (measured).
 *
 * @throws Error when the time is over; whatever `work` throws before
 */
export async function withinTime<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`storage gave no answer in ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
