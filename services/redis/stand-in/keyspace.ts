import { wrongType } from './reply'

interface Kinds {
  string: string
  hash: Map<string, string>
  set: Set<string>
  zset: Map<string, number>
}

export type Kind = keyof Kinds

interface Entry {
  kind: Kind
  value: Kinds[Kind]
  /** Milliseconds since 1970; null: never. */
  expiresAt: number | null
}

/** One numbered database. Commands run to their end one after the other, so nothing here needs a lock. */
export class Keyspace {
  readonly #entries = new Map<string, Entry>()
  #frozenNow: number | null = null

  now(): number {
    return this.#frozenNow ?? Date.now()
  }

  /** Inside a script time stands still, as in Redis 7: a key cannot expire between two of its commands. */
  freeze<T>(work: () => T): T {
    this.#frozenNow = Date.now()
    try {
      return work()
    } finally {
      this.#frozenNow = null
    }
  }

  #live(key: string): Entry | undefined {
    const entry = this.#entries.get(key)
    if (entry?.expiresAt != null && entry.expiresAt <= this.now()) {
      this.#entries.delete(key)
      return undefined
    }
    return entry
  }

  read<K extends Kind>(key: string, kind: K): Kinds[K] | undefined {
    const entry = this.#live(key)
    if (entry === undefined) return undefined
    if (entry.kind !== kind) throw wrongType()
    return entry.value as Kinds[K]
  }

  /** The collection to change in place, made when missing. Call `dropIfEmpty` after taking things out. */
  open<K extends Exclude<Kind, 'string'>>(key: string, kind: K): Kinds[K] {
    const found = this.read(key, kind)
    if (found !== undefined) return found
    const value = (kind === 'set' ? new Set() : new Map()) as Kinds[K]
    this.#entries.set(key, { kind, value, expiresAt: null })
    return value
  }

  dropIfEmpty(key: string): void {
    const value = this.#entries.get(key)?.value
    if (value !== undefined && typeof value !== 'string' && value.size === 0) this.#entries.delete(key)
  }

  setString(key: string, value: string, expiresAt: number | null): void {
    this.#entries.set(key, { kind: 'string', value, expiresAt })
  }

  kindOf(key: string): Kind | undefined {
    return this.#live(key)?.kind
  }

  has(key: string): boolean {
    return this.#live(key) !== undefined
  }

  delete(key: string): boolean {
    return this.has(key) && this.#entries.delete(key)
  }

  rename(from: string, to: string): void {
    const entry = this.#live(from)
    if (entry === undefined) return
    this.#entries.delete(from)
    this.#entries.set(to, entry)
  }

  /** Undefined: no such key. Null: it never expires. */
  expiry(key: string): number | null | undefined {
    return this.#live(key)?.expiresAt
  }

  setExpiry(key: string, expiresAt: number | null): void {
    const entry = this.#live(key)
    if (entry !== undefined) entry.expiresAt = expiresAt
  }

  keys(): string[] {
    return [...this.#entries.keys()].filter((key) => this.has(key))
  }

  clear(): void {
    this.#entries.clear()
  }

  /** Forgets what expired and was never asked for again. */
  sweep(): void {
    for (const key of this.#entries.keys()) this.#live(key)
  }
}
