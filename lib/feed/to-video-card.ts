import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { videoStore } from '@/lib/storage/provider'
import type { FeedRow } from './repository'
import type { VideoCard } from './schema'

/** What a viewer sees of a clip; field by field, so that a new column is never shown by accident. */
export function toVideoCard(row: FeedRow, actor: Actor | null): VideoCard {
  const cover = row.coverKey && row.coverPin ? { key: row.coverKey, pin: row.coverPin } : null
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    playback: videoStore().playback({ key: row.key, pin: row.pin, mime: row.mime }, cover),
    durationMs: row.durationMs,
    width: row.width,
    height: row.height,
    publishedAt: row.publishedAt.toISOString(),
    partner: {
      handle: row.handle,
      name: row.partnerName,
      avatarUrl: row.avatarUrl,
      orderUrl: row.orderUrl,
    },
    counts: {
      likes: row.likeCount,
      saves: row.saveCount,
      comments: row.commentCount,
      views: row.viewCount,
    },
    viewer: actor ? { liked: false, saved: false, following: false } : null,
  }
}
