import { wishes } from '@/components/engagement/wishes'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { VideoCard } from '@/lib/feed/schema'

/** Likes from a key or a double tap. Who is signed out is not sent away in mid-swipe: the button beside it does that. */
export function likeClip({ id, counts, viewer }: VideoCard, how: 'on' | 'toggle' = 'on'): void {
  if (!viewer) return
  const url = viewerPaths.like(id)
  const given = { isOn: viewer.liked, count: counts.likes }
  wishes.make(url, given, how === 'on' || !(wishes.of(url)?.shown ?? given).isOn)
}
