import { headers } from 'next/headers'
import type { VideoCard } from '@/lib/feed/schema'

/** schema.org, so that a search engine can show the clip with its length and picture. */
export async function ClipStructuredData({ card }: { card: VideoCard }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const data = {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name: card.name,
    description: card.description || card.name,
    uploadDate: card.publishedAt,
    duration: `PT${Math.max(1, Math.round(card.durationMs / 1_000))}S`,
    contentUrl: card.playback.sources.find(({ kind }) => kind === 'file')?.src,
    thumbnailUrl: card.playback.poster ?? undefined,
    author: { '@type': 'FoodEstablishment', name: card.partner.name },
  }
  // A name may contain `</script>`: inside JSON the bracket can be spelled so that no parser sees a tag.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes; brackets are dealt with above
      dangerouslySetInnerHTML={{ __html: json }}
    />
  )
}
