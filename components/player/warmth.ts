import { endingSeconds } from '@/components/player/buffered'

/** How much of the next clip may be fetched: nothing but its poster, its first frame, or as much as the browser likes. */
type Warmth = 'none' | 'metadata' | 'auto'

type Line = {
  savesData: boolean
  /** The browser rates it as 3G or less, or clips have run dry on it. */
  isSlow: boolean
}

/** In seconds: what of the current clip is in hand beyond where it plays, and what is left of it. */
type InHand = { aheadSeconds: number; leftSeconds: number }

/** Whether the browser took `metadata` at its word: it fetches no more and has no frame to show. */
type Next = { stoppedShort: boolean }

/** Enough that a first frame of the next clip does not make this one stumble. */
const steadySeconds = 1.5
const comfortableSeconds = 5

/**
 * The clip on screen comes first: the next one is warmed out of what the line has left over, and never where somebody
 * pays for bytes. A first frame makes a swipe immediate. More than that is often fetched for nothing, because most who
 * swipe on do so early; so more is asked for only where a browser has no frame by then.
 */
export function warmthOfNext(
  { savesData, isSlow }: Line,
  { aheadSeconds, leftSeconds }: InHand,
  { stoppedShort }: Next,
): Warmth {
  const has = (seconds: number) => aheadSeconds >= Math.min(seconds, leftSeconds - endingSeconds)
  if (savesData || !Number.isFinite(leftSeconds) || !has(isSlow ? comfortableSeconds : steadySeconds))
    return 'none'
  return !isSlow && stoppedShort && has(comfortableSeconds) ? 'auto' : 'metadata'
}
