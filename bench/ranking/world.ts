interface Kitchen {
  id: string
  /** How well it cooks, 0 to 1; no feed is told. */
  skill: number
  since: number
  isNew: boolean
}

export interface Clip {
  id: string
  kitchen: Kitchen
  tags: string[]
  /** How good it is, 0 to 1; no feed is told. */
  appeal: number
  publishedAt: number
}

export interface Reader {
  /** How much they care for each tag, 0 to 1; no feed is told. */
  taste: Map<string, number>
}

export interface World {
  clips: Clip[]
  readers: Reader[]
  startMs: number
}

export const dayMs = 86_400_000
export const days = 30
const tags = Array.from({ length: 14 }, (_, index) => `tag${index}`)
const kitchens = { old: 30, new: 10, clipsADay: 0.5 }
const readerCount = 240
const newDays = 12

/** The same numbers for the same seed, from 0 up to 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const idOf = (kind: number, n: number): string =>
  `00000000-0000-7000-800${kind}-${n.toString(16).padStart(12, '0')}`

function pick(roll: () => number): string {
  return tags[Math.floor(roll() * tags.length)] ?? ''
}

/** A town of kitchens, a month of their clips, and people with tastes that are known here and nowhere else. */
export function makeWorld(seed: number, startMs: number): World {
  const roll = dice(seed)
  const all = Array.from({ length: kitchens.old + kitchens.new }, (_, n): Kitchen => {
    const isNew = n >= kitchens.old
    const joined = isNew ? days - newDays + roll() * (newDays - 2) : -400
    return { id: idOf(1, n), skill: roll() ** 1.5, since: startMs + joined * dayMs, isNew }
  })
  const clips: Clip[] = []
  for (const kitchen of all) {
    const style = [pick(roll), pick(roll), pick(roll)]
    const from = Math.max(0, (kitchen.since - startMs) / dayMs)
    const count = Math.max(3, Math.round((days - from) * kitchens.clipsADay))
    for (let n = 0; n < count; n += 1)
      clips.push({
        id: idOf(2, clips.length),
        kitchen,
        tags: [style[n % 3] ?? '', pick(roll)],
        appeal: Math.min(1, Math.max(0, kitchen.skill * 0.7 + roll() * 0.4 - 0.05)),
        publishedAt: startMs + (from + roll() * (days - from)) * dayMs,
      })
  }
  const readers = Array.from({ length: readerCount }, (): Reader => {
    const taste = new Map(tags.map((tag) => [tag, roll() ** 3]))
    return { taste }
  })
  return { clips, readers, startMs }
}

/** The chance that this reader is glad of this clip, 0 to 1. */
export function gladness(reader: Reader, { appeal, tags }: Clip): number {
  const liking = Math.max(...tags.map((tag) => reader.taste.get(tag) ?? 0))
  return appeal * (0.35 + 0.65 * liking)
}
