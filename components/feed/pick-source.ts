import type { Playback } from '@/lib/storage/schema'

type Ask = {
  canPlay: (type: string) => string
  /** The source that was tried and did not play: only what comes after it is left. */
  failed?: string | undefined
  /** A playlist first: its quality can follow a weak line, and a long clip need not come as one piece. */
  prefersStream?: boolean
  /** Where no playlist is native, a library could read it. It weighs more than the rest of the feed together. */
  hasLibrary?: boolean
}

type PickedSource = { src: string; needsLibrary: boolean }

/**
 * The best source that this browser plays: a file before a playlist, and a playlist by itself before one through the
 * library.
 *
 * @returns undefined when there is nothing (more) to try
 */
export function pickSource(
  { sources }: Playback,
  { canPlay, failed, prefersStream = false, hasLibrary = false }: Ask,
): PickedSource | undefined {
  const isStream = ({ kind }: { kind: string }) => kind === 'hls'
  const ordered = prefersStream
    ? [...sources.filter(isStream), ...sources.filter((source) => !isStream(source))]
    : sources
  const left = ordered.slice(ordered.findIndex(({ src }) => src === failed) + 1)
  const isNative = ({ type }: { type: string }) => canPlay(type) !== ''
  const found =
    left.find((source) => isNative(source) || (prefersStream && hasLibrary && isStream(source))) ??
    // A browser may deny a type by name, `video/quicktime` for one, and play it all the same.
    left.find(({ kind }) => kind === 'file') ??
    (hasLibrary ? left.find(isStream) : undefined)
  return found && { src: found.src, needsLibrary: isStream(found) && !isNative(found) }
}
