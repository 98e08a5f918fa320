/** The last packets end a little before the duration says. */
export const endingSeconds = 0.2

type Player = Pick<HTMLVideoElement, 'buffered' | 'currentTime' | 'duration'>

/** What lies ready from where the player stands, without a gap, and what is left of the clip; both in seconds. */
export function inHand({ buffered, currentTime, duration }: Player) {
  let aheadSeconds = 0
  for (let range = 0; range < buffered.length; range += 1)
    if (buffered.start(range) <= currentTime + 0.1)
      aheadSeconds = Math.max(aheadSeconds, buffered.end(range) - currentTime)
  return { aheadSeconds, leftSeconds: duration - currentTime }
}

/** The browser has asked for as much as it was told to, and that was not enough for a picture. */
export function hasStoppedShort({ networkState, readyState }: HTMLVideoElement): boolean {
  return networkState === HTMLMediaElement.NETWORK_IDLE && readyState < HTMLMediaElement.HAVE_CURRENT_DATA
}

/** A decoder holds some frames beyond the one on screen. */
const decoderSeconds = 0.3

/** It waits for bytes, and not for a processor that has too much to do or for its next round. */
export function hasRunDry(player: Player): boolean {
  const { aheadSeconds, leftSeconds } = inHand(player)
  return aheadSeconds < Math.min(decoderSeconds, leftSeconds - endingSeconds)
}

/** Every second of it is here: keeping it costs no more bytes. */
export function isWholeClipHere({ buffered, duration }: Player): boolean {
  return buffered.length === 1 && buffered.start(0) < 0.1 && buffered.end(0) > duration - endingSeconds
}

/** How much of the clip is here, in seconds, wherever in it. */
export function lengthOf(ranges: TimeRanges): number {
  let seconds = 0
  for (let at = 0; at < ranges.length; at += 1) seconds += ranges.end(at) - ranges.start(at)
  return seconds
}
