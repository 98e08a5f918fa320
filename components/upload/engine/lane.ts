import type { UploadProblem } from './problem'

type Waiting = { place: number; go: () => void }

/** Lets one through at a time, the lowest place first; of two with one place, whoever came first. */
export class Lane {
  private readonly line: Waiting[] = []
  private isTaken = false
  private reason: UploadProblem | null = null

  /** Why nobody is let through, or null. */
  get haltedBy(): UploadProblem | null {
    return this.reason
  }

  /** Whether whoever enters now goes through at once. */
  get isFree(): boolean {
    return !this.isTaken && this.reason === null
  }

  /**
   * Waits for the turn, works, and makes room for the next one however that ended. In the line from the call on.
   *
   * @throws what the work throws; the signal's reason while it waits, and is out of the line then
   */
  async pass<Result>(place: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.enter(place, signal)
    try {
      return await work()
    } finally {
      this.isTaken = false
      this.next()
    }
  }

  /** Lets nobody through any more; whoever is through goes on. */
  halt(reason: UploadProblem): void {
    this.reason = reason
  }

  goOn(): void {
    this.reason = null
    this.next()
  }

  private enter(place: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const giveUp = () => {
      this.line.splice(this.line.indexOf(waiting), 1)
      reject(signal.reason)
    }
    const waiting: Waiting = {
      place,
      go: () => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      },
    }
    signal.addEventListener('abort', giveUp, { once: true })
    const behind = this.line.findIndex((other) => other.place > place)
    this.line.splice(behind < 0 ? this.line.length : behind, 0, waiting)
    this.next()
    return promise
  }

  private next(): void {
    if (!this.isFree) return
    const first = this.line.shift()
    if (!first) return
    this.isTaken = true
    first.go()
  }
}
