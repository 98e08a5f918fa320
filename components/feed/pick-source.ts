import type { Playback } from '@/lib/storage/schema'

/**
 * The best source that this browser plays by itself. Playlists count only where they are native (Safari): a playlist
 * library would weigh more than the rest of the feed together.
 *
 * @param failed the source that was tried and did not play: only what comes after it is left
 * @returns undefined when there is nothing (more) to try
 */
export function pickSource(
  { sources }: Playback,
  canPlay: (type: string) => string,
  failed?: string,
): string | undefined {
  const left = sources.slice(sources.findIndex(({ src }) => src === failed) + 1)
  // A browser may deny a type by name, `video/quicktime` for one, and play it all the same.
  return (left.find(({ type }) => canPlay(type) !== '') ?? left.find(({ kind }) => kind === 'file'))?.src
}
