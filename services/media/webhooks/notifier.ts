import { setTimeout as sleep } from 'node:timers/promises'
import { type SignatureAlgorithm, signString } from '../signature/sign-string'
import { postNotice } from './post-notice'

const attemptTimeoutMs = 10_000

export interface NotifierOptions {
  apiSecret: string
  algorithm: SignatureAlgorithm
  retryDelaysMs: readonly number[]
}

/** Signed notices, tried a few times. They are not kept over a restart: the app reconciles what it never heard of. */
export class Notifier {
  readonly #options: NotifierOptions
  readonly #stop = new AbortController()
  readonly #running = new Set<Promise<void>>()

  constructor(options: NotifierOptions) {
    this.#options = options
  }

  send(url: string, notice: Record<string, unknown>): void {
    const work = this.#deliver(url, notice).catch(() => undefined)
    this.#running.add(work)
    void work.finally(() => this.#running.delete(work))
  }

  async #deliver(url: string, notice: Record<string, unknown>): Promise<void> {
    const body = JSON.stringify(notice)
    for (const delayMs of [0, ...this.#options.retryDelaysMs]) {
      await sleep(delayMs, undefined, { signal: this.#stop.signal })
      if (await this.#attempt(url, body)) return
    }
  }

  async #attempt(url: string, body: string): Promise<boolean> {
    // Signed anew for each try, so that a receiver with a narrow time window does not refuse a late one.
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = signString(`${body}${timestamp}`, this.#options.apiSecret, this.#options.algorithm)
    return postNotice(url, body, {
      headers: {
        'Content-Type': 'application/json',
        'X-Cld-Timestamp': timestamp,
        'X-Cld-Signature': signature,
      },
      signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(attemptTimeoutMs)]),
    })
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#running)
  }
}
