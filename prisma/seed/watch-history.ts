import { partsOfClip } from '../../lib/core/watching'
import type { CatalogueClip } from './catalogue'

/** One day of a clip as the roll-ups keep it (`clip_day`). */
export type HistoryDay = {
  day: Date
  starts: number
  views: number
  watchedMs: number
  completions: number
  seen: number[]
}

const dayMs = 86_400_000

/** The same numbers for the same text, from 0 up to 1 (mulberry32 over FNV-1a): two demos show the same studio. */
function dice(text: string): () => number {
  let state = 0x811c9dc5
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Hungry on Friday and Saturday; index 0 is Sunday. */
const appetite = [1.1, 0.75, 0.8, 0.85, 1, 1.35, 1.5]

/** Many leave at once, some now and then, and who is still there at the end came for it. */
function sharesOf(roll: () => number): number[] {
  const [glances, loyal, patience] = [0.2 + roll() * 0.15, 0.25 + roll() * 0.25, 2 + roll() * 2]
  return Array.from({ length: partsOfClip }, (_, part) => {
    const at = part / partsOfClip
    return 1 - glances * (1 - Math.exp(-at * 14)) - (1 - glances - loyal) * (1 - Math.exp(-at * patience))
  })
}

/**
 * What a clip might have seen since it was published: most in its first days, then less, more at weekends.
 *
 * @returns a row for each day up to now in UTC, the oldest first
 */
export function watchHistory(
  clip: Pick<CatalogueClip, 'slug' | 'durationSeconds'>,
  { publishedAt, now }: { publishedAt: Date; now: Date },
): HistoryDay[] {
  const roll = dice(clip.slug)
  const shares = sharesOf(roll)
  const popularity = 90 + Math.floor(roll() * 420)
  const today = Math.floor(now.getTime() / dayMs)
  const first = Math.floor(publishedAt.getTime() / dayMs)
  return Array.from({ length: today - first + 1 }, (_, age): HistoryDay => {
    const day = new Date((first + age) * dayMs)
    // Of the first and of the last day only a part has been.
    const begin = Math.max(day.getTime(), publishedAt.getTime())
    const end = Math.min(day.getTime() + dayMs, now.getTime())
    const wish =
      popularity * (0.12 + Math.exp(-age / 5)) * (appetite[day.getUTCDay()] ?? 1) * (0.8 + roll() * 0.4)
    const starts = Math.max(1, Math.round((wish * (end - begin)) / dayMs))
    const seen = shares.map((share) => Math.round(starts * share))
    const last = seen.at(-1) ?? 0
    const partsWatched = seen.reduce((sum, viewers) => sum + viewers, 0)
    return {
      day,
      starts,
      views: Math.round(starts * (shares[4] ?? 1)),
      // Some let it run once more.
      watchedMs: Math.round((partsWatched / partsOfClip) * clip.durationSeconds * 1_000 * 1.12),
      completions: Math.round(last * 0.95),
      seen,
    }
  })
}
