import type { Playback } from '@/lib/storage/schema'

/**
 * The best source that this browser plays by itself. Playlists count only where they are native (Safari): a playlist
 * library would weigh more than the rest of the feed together.
 */
export function pickSource({ sources }: Playback, canPlay: (type: string) => string): string | undefined {
  return (sources.find(({ type }) => canPlay(type) !== '') ?? sources.find(({ kind }) => kind === 'file'))
    ?.src
}
