/** A wish as its client saw it: `null` is no answer, so that it may have come true or not. */
export type Wish = { on: boolean; status: number | null }

/** What one client may find after its wishes, one after the other: the last one that was answered, or any since. */
export function possibleAfter(wishes: readonly Wish[]): Set<boolean> {
  let possible = new Set([false])
  for (const { on, status } of wishes) {
    if (status === 200) possible = new Set([on])
    else if (status === null) possible.add(on)
  }
  return possible
}

/** What clients were told of their wishes and plays; each name is a thing that only one client at a time asks about. */
export class History {
  readonly wishes = new Map<string, Wish[]>()
  /** Names of plays, and whether their being told was acknowledged, by the thing they are of. */
  readonly plays = new Map<string, Map<string, boolean>>()
  /** Answers that a server never gives when it is there. */
  readonly odd: string[] = []
  answers = 0
  unanswered = 0

  note(status: number | null, expected: number): void {
    if (status === null) this.unanswered += 1
    else this.answers += 1
    // Too many wishes in a minute are refused, and nothing comes of them.
    if (status !== null && status !== expected && status !== 429) this.odd.push(`${status}`)
  }

  noteWish(name: string, wish: Wish): void {
    this.note(wish.status, 200)
    this.wishes.set(name, [...(this.wishes.get(name) ?? []), wish])
  }

  notePlay(name: string, playId: string, status: number | null): void {
    this.note(status, 204)
    const known = this.plays.get(name) ?? new Map<string, boolean>()
    known.set(playId, known.get(playId) === true || status === 204)
    this.plays.set(name, known)
  }

  /** Names whose state is none of those that their client was promised. */
  lostWishes(held: ReadonlySet<string>): string[] {
    return [...this.wishes].flatMap(([name, wishes]) =>
      possibleAfter(wishes).has(held.has(name)) ? [] : [name],
    )
  }

  /** Names that nobody wished for and that are there all the same. */
  invented = (held: ReadonlySet<string>): string[] => [...held].filter((name) => !this.wishes.has(name))

  /** How many plays of a thing were acknowledged, and how many were sent at all (I6). */
  playsOf(name: string): { acknowledged: number; sent: number } {
    const known = [...(this.plays.get(name)?.values() ?? [])]
    return { acknowledged: known.filter(Boolean).length, sent: known.length }
  }
}
