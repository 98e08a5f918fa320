import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import type { VideoCard } from '@/lib/feed/schema'

const cardLength = 200

/** What a messenger or a search engine is told about a clip. */
export function describeClip(card: VideoCard): Metadata {
  const { name, partner, playback, width, height } = card
  const description = (card.description || `A short clip by ${partner.name}.`).slice(0, cardLength)
  const file = playback.sources.find(({ kind }) => kind === 'file')
  const images = playback.poster
    ? [{ url: playback.poster, width, height, alt: `${name}, by ${partner.name}` }]
    : []
  const title = `${name} · ${partner.name}`
  return {
    title,
    description,
    alternates: { canonical: paths.video(card.id) },
    openGraph: {
      type: 'video.other',
      siteName: 'Morsel',
      url: paths.video(card.id),
      title,
      description,
      images,
      ...(file ? { videos: [{ url: file.src, secureUrl: file.src, type: file.type, width, height }] } : {}),
    },
    twitter: file
      ? // The file itself is the player: it plays in a frame, and our own pages refuse to be framed.
        {
          card: 'player',
          title,
          description,
          images,
          players: [{ playerUrl: file.src, streamUrl: file.src, width, height }],
        }
      : { card: 'summary_large_image', title, description, images },
  }
}
