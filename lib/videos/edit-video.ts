import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { withTransaction } from '@/lib/platform/db'
import { requireOwnVideo } from './get-own-video'
import { removeStored } from './remove-stored'
import {
  closeTicket,
  findVideo,
  lockTicket,
  updateVideo,
  type VideoChange,
  type VideoRow,
} from './repository'
import type { EditInput, VideoDto } from './schema'
import { requirePartner } from './tickets'
import { toVideoDto } from './to-video-dto'
import { findCoverTicket, unusableCover, verifyCover } from './verify-cover'

function toChange(video: VideoRow, input: EditInput): VideoChange {
  const change: VideoChange = {}
  if (input.name !== undefined) change.name = input.name
  if (input.description !== undefined) change.description = input.description
  if (input.published === undefined) return change
  if (video.status === 'VERIFYING') change.publishOnReady = input.published
  // Publishing what is published already keeps its date: saving a form must not lift a clip to the top again.
  else change.publishedAt = input.published ? (video.publishedAt ?? new Date()) : null
  return change
}

/**
 * Changes words, cover or visibility of an own clip.
 *
 * @throws AppError `forbidden`, `not_found`, `validation_failed`, `storage_unavailable`
 */
export async function editVideo(actor: Actor, videoId: string, input: EditInput): Promise<VideoDto> {
  const partner = requirePartner(actor)
  const { uploadId } = await requireOwnVideo(actor, videoId)
  const ticket = await findCoverTicket(actor.userId, input.coverUploadId)
  const cover = await verifyCover(ticket)
  const { updated, replacedCoverKey } = await withTransaction(async (tx) => {
    // The lock keeps the clip from settling, or a second edit from replacing the same cover, in between.
    await lockTicket(uploadId, tx)
    const video = await findVideo(videoId, tx)
    if (!video) throw new AppError('not_found')
    const change = toChange(video, input)
    if (ticket && cover) {
      if (!(await closeTicket(ticket.id, 'CONFIRMED', { tx }))) throw unusableCover()
      Object.assign(change, { coverUploadId: ticket.id, coverKey: cover.key, coverPin: cover.pin })
    }
    const updated = await updateVideo(videoId, partner.id, change, tx)
    if (!updated) throw new AppError('not_found')
    return { updated, replacedCoverKey: cover ? video.coverKey : null }
  })
  if (replacedCoverKey) await removeStored(replacedCoverKey)
  return toVideoDto(updated)
}
