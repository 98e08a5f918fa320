import 'server-only'
import { toDietary } from '@/lib/core/dietary'
import { toDish } from '@/lib/core/dish'
import { toMoments } from '@/lib/core/moments-schema'
import { placeholderUrl } from '@/lib/core/placeholder'
import type { StoredClip } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import type { VideoRow } from './repository'
import { isAhead } from './schedule'
import { type RefusalReason, refusalReasons, type VideoDto, type VideoState } from './schema'

function stateOf(row: VideoRow): VideoState {
  if (row.status === 'VERIFYING') return 'verifying'
  if (row.status === 'REFUSED') return 'refused'
  if (isAhead(row.publishedAt)) return 'scheduled'
  return row.publishedAt ? 'published' : 'draft'
}

function toStoredClip({ key, mime, playsAsIs, renditionsReadyAt }: VideoRow, pin: string): StoredClip {
  return { key, pin, mime, playsAsIs, hasRenditions: renditionsReadyAt !== null }
}

function refusalOf({ status, upload }: VideoRow): RefusalReason | null {
  return status === 'REFUSED' ? (refusalReasons.find((reason) => reason === upload.refusal) ?? null) : null
}

/** The owner's view of a row; field by field, so that a new column is never shown by accident. */
export function toVideoDto(row: VideoRow): VideoDto {
  const cover = row.coverKey && row.coverPin ? { key: row.coverKey, pin: row.coverPin } : null
  const status = stateOf(row)
  const isPlanned = status === 'scheduled' || (status === 'verifying' && row.publishOnReady)
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status,
    refusal: refusalOf(row),
    hidden: row.hiddenAt && { at: row.hiddenAt.toISOString(), why: row.hiddenWhy ?? '' },
    createdAt: row.createdAt.toISOString(),
    publishedAt: status === 'published' ? (row.publishedAt?.toISOString() ?? null) : null,
    publishAt: isPlanned ? (row.publishedAt?.toISOString() ?? null) : null,
    durationMs: row.durationMs,
    width: row.width,
    height: row.height,
    bytes: row.bytes === null ? null : Number(row.bytes),
    playback: row.pin
      ? {
          ...videoStore().playback(toStoredClip(row, row.pin), cover),
          placeholder: placeholderUrl(row.placeholder),
        }
      : null,
    tags: row.tags,
    dish: toDish(row),
    dietary: toDietary(row),
    moments: toMoments(row),
    orderUrl: row.orderUrl,
    counts: {
      likes: row.likeCount,
      saves: row.saveCount,
      comments: row.commentCount,
      views: row.viewCount,
    },
  }
}
