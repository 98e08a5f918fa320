import { describeMoments } from '@/components/feed/moments-structured-data'
import { StructuredData } from '@/components/ui/structured-data'
import { paths } from '@/lib/core/paths'
import type { VideoCard } from '@/lib/feed/schema'

/** schema.org, so that a search engine can show the clip with its length and picture, and which dish comes when. */
export function ClipStructuredData({ card, origin }: { card: VideoCard; origin: string }) {
  const url = origin + paths.video(card.id)
  const data = {
    '@type': 'VideoObject',
    name: card.name,
    description: card.description || card.name,
    url,
    uploadDate: card.publishedAt,
    duration: `PT${Math.max(1, Math.round(card.durationMs / 1_000))}S`,
    contentUrl: card.playback.sources.find(({ kind }) => kind === 'file')?.src,
    thumbnailUrl: card.playback.poster ?? undefined,
    author: { '@type': 'FoodEstablishment', name: card.partner.name },
    hasPart: describeMoments(card, url),
  }
  return <StructuredData data={data} />
}
