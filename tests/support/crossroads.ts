import { AsyncLocalStorage } from 'node:async_hooks'

type Waiting = { call: number; go: () => Promise<void> }

const caller = new AsyncLocalStorage<{ at: Crossroads; call: number }>()

/**
 * The function itself; inside of `Crossroads.run` every call of it waits there for its turn.
 */
export function stopAtCrossroads<Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return (...args) => {
    const from = caller.getStore()
    return from ? from.at.wait(from.call, () => work(...args)) : work(...args)
  }
}

/**
 * Lets calls that run at the same time take their steps one after the other, in an order that a test chooses: each step is
 * the whole of one wrapped function, and the next is chosen when every call stands at one or is over.
 */
export class Crossroads {
  readonly #waiting: Waiting[] = []
  #unfinished = new Set<number>()
  #poke = () => {}

  wait<Result>(call: number, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, go: () => work().then(resolve, reject) })
      this.#poke()
    })
  }

  async #untilAllStand(): Promise<void> {
    const stands = (call: number) => this.#waiting.some((waiting) => waiting.call === call)
    while (![...this.#unfinished].every(stands))
      await new Promise<void>((resolve) => {
        this.#poke = resolve
      })
  }

  /**
   * @param turns which of those who stand there goes next, taken modulo their number, again from the first when used up
   * @returns what became of each call, and the order of their steps
   */
  async run(calls: readonly (() => Promise<unknown>)[], turns: readonly number[]) {
    this.#unfinished = new Set(calls.keys())
    const settled = Promise.allSettled(
      calls.map((work, call) =>
        caller.run({ at: this, call }, work).finally(() => {
          this.#unfinished.delete(call)
          this.#poke()
        }),
      ),
    )
    const order: number[] = []
    for (;;) {
      await this.#untilAllStand()
      const turn = turns[order.length % turns.length] ?? 0
      const [next] = this.#waiting.splice(turn % Math.max(1, this.#waiting.length), 1)
      if (!next) return { results: await settled, order: order.join('') }
      order.push(next.call)
      await next.go()
    }
  }
}
