import { wishes } from '@/components/engagement/wishes'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { VideoCard } from '@/lib/feed/schema'

/** A card with what the reader said to it since it came, which is kept beside it. */
export function cardAsShown(card: VideoCard): VideoCard {
  const { id, viewer, counts, partner } = card
  if (!viewer) return card
  const [like, save, follow] = [
    viewerPaths.like(id),
    viewerPaths.save(id),
    viewerPaths.follow(partner.handle),
  ].map((url) => wishes.of(url)?.shown)
  return {
    ...card,
    counts: { ...counts, likes: like?.count ?? counts.likes, saves: save?.count ?? counts.saves },
    viewer: {
      liked: like?.isOn ?? viewer.liked,
      saved: save?.isOn ?? viewer.saved,
      following: follow?.isOn ?? viewer.following,
    },
  }
}
