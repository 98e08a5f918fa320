import { wishes } from '@/components/engagement/wishes'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { VideoCard } from '@/lib/feed/schema'

/** Keeps a clip from a key, or lets it go again. Who is signed out is not sent away in mid-swipe: the button does that. */
export function keepClip({ id, viewer }: VideoCard): void {
  if (!viewer) return
  const url = viewerPaths.save(id)
  const given = { isOn: viewer.saved, count: 0 }
  wishes.make(url, given, !(wishes.of(url)?.shown ?? given).isOn)
}
