import { StructuredData } from '@/components/ui/structured-data'
import type { VideoCard } from '@/lib/feed/schema'

/** schema.org, so that a search engine can show the clip with its length and picture. */
export function ClipStructuredData({ card }: { card: VideoCard }) {
  const data = {
    '@type': 'VideoObject',
    name: card.name,
    description: card.description || card.name,
    uploadDate: card.publishedAt,
    duration: `PT${Math.max(1, Math.round(card.durationMs / 1_000))}S`,
    contentUrl: card.playback.sources.find(({ kind }) => kind === 'file')?.src,
    thumbnailUrl: card.playback.poster ?? undefined,
    author: { '@type': 'FoodEstablishment', name: card.partner.name },
  }
  return <StructuredData data={data} />
}
