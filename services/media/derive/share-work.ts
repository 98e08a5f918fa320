const rememberFailureMs = 60_000

/** Concurrent requests for one result wait for one job, and a result that cannot be made is not tried at every request. */
export class SharedWork {
  readonly #running = new Map<string, Promise<void>>()
  readonly #failures = new Map<string, { error: unknown; untilMs: number }>()

  run(key: string, work: () => Promise<void>): Promise<void> {
    const failure = this.#failures.get(key)
    if (failure !== undefined && failure.untilMs > Date.now()) return Promise.reject(failure.error)
    this.#failures.delete(key)
    const running = this.#running.get(key)
    if (running !== undefined) return running
    const started = this.#start(key, work)
    this.#running.set(key, started)
    return started
  }

  async #start(key: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#failures.set(key, { error, untilMs: Date.now() + rememberFailureMs })
      throw error
    } finally {
      this.#running.delete(key)
    }
  }
}
