import 'server-only'
import { toCaptionDto } from '@/lib/captions/schema'
import { toDietary } from '@/lib/core/dietary'
import { toDish } from '@/lib/core/dish'
import { toMoments } from '@/lib/core/moments-schema'
import { placeholderUrl } from '@/lib/core/placeholder'
import type { Why } from '@/lib/ranking/schema'
import { videoStore } from '@/lib/storage/provider'
import type { FeedRow, ViewerMarks } from './repository'
import type { VideoCard } from './schema'

const unmarked: ViewerMarks = { liked: false, saved: false, following: false }

/**
 * What a viewer sees of a clip; field by field, so that a new column is never shown by accident.
 *
 * @param marks what the viewer said, by clip; null for who is signed out
 * @param why what brought it to the viewer, where that is not plain to see
 */
export function toVideoCard(
  row: FeedRow,
  marks: ReadonlyMap<string, ViewerMarks> | null,
  why: Why | null = null,
): VideoCard {
  const cover = row.coverKey && row.coverPin ? { key: row.coverKey, pin: row.coverPin } : null
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    playback: { ...videoStore().playback(row, cover), placeholder: placeholderUrl(row.placeholder) },
    captions: row.captions.map((caption) => toCaptionDto(row.id, caption)),
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
    tags: row.tags,
    dish: toDish(row),
    dietary: toDietary(row),
    moments: toMoments(row),
    orderUrl: row.clipOrderUrl ?? row.orderUrl,
    counts: {
      likes: row.likeCount,
      saves: row.saveCount,
      comments: row.commentCount,
      views: row.viewCount,
    },
    viewer: marks && (marks.get(row.id) ?? unmarked),
    why,
  }
}
