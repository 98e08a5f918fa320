import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { videoStore } from '@/lib/storage/provider'
import { findTicket, findVideoByUpload } from './repository'
import type { PublishInput, VideoDto } from './schema'
import { settleUpload } from './settle-upload'
import { requireOpen, requirePartner, type StoredTicket } from './tickets'
import { toVideoDto } from './to-video-dto'

async function findCover(actor: Actor, coverUploadId: string | undefined): Promise<StoredTicket | null> {
  if (!coverUploadId) return null
  const cover = await findTicket(coverUploadId, actor.userId)
  if (cover?.kind === 'cover' && cover.state === 'ISSUED') return cover
  throw new AppError('validation_failed', { fields: { coverUploadId: ['That cover picture is not there.'] } })
}

/**
 * Takes the browser's word that an upload is done as a hint, checks everything with storage, and records the video
 * once. The same call again, even fifty times in parallel, gives the same video.
 *
 * @throws AppError `forbidden`, `not_found`, `upload_expired`, `upload_rejected`, `upload_missing`, `validation_failed`
 */
export async function publishVideo(
  actor: Actor,
  input: PublishInput,
): Promise<{ video: VideoDto; outcome: 'created' | 'repeated' | 'verifying' }> {
  const partner = requirePartner(actor)
  const ticket = await findTicket(input.uploadId, actor.userId)
  if (ticket?.kind !== 'video') throw new AppError('not_found', { message: 'We do not know that upload.' })
  const existing = ticket.state === 'CONFIRMED' ? await findVideoByUpload(ticket.id) : null
  if (existing) return { video: toVideoDto(existing), outcome: 'repeated' }
  requireOpen(ticket)
  const settled = await settleUpload({
    ticket,
    cover: await findCover(actor, input.coverUploadId),
    proof: { url: input.url, receipt: input.receipt },
    video: {
      id: newId(),
      partnerId: partner.id,
      uploadId: ticket.id,
      coverUploadId: input.coverUploadId ?? null,
      name: input.name,
      description: input.description,
      provider: videoStore().id,
      key: ticket.key,
      mime: ticket.mime,
      publishOnReady: input.publish,
    },
  })
  return { video: toVideoDto(settled.video), outcome: settled.outcome }
}
