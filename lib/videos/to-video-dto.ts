import 'server-only'
import { videoStore } from '@/lib/storage/provider'
import type { VideoRow } from './repository'
import type { VideoDto, VideoState } from './schema'

function stateOf(row: VideoRow): VideoState {
  if (row.status === 'VERIFYING') return 'verifying'
  return row.publishedAt ? 'published' : 'draft'
}

/** The owner's view of a row; field by field, so that a new column is never shown by accident. */
export function toVideoDto(row: VideoRow): VideoDto {
  const cover = row.coverKey && row.coverPin ? { key: row.coverKey, pin: row.coverPin } : null
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: stateOf(row),
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    durationMs: row.durationMs,
    width: row.width,
    height: row.height,
    bytes: row.bytes === null ? null : Number(row.bytes),
    playback: row.pin ? videoStore().playback({ key: row.key, pin: row.pin, mime: row.mime }, cover) : null,
    counts: {
      likes: row.likeCount,
      saves: row.saveCount,
      comments: row.commentCount,
      views: row.viewCount,
    },
  }
}
