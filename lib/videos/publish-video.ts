import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { videoStore } from '@/lib/storage/provider'
import { findVideoTicket } from './find-video-ticket'
import { findVideoByUpload } from './repository'
import { toSchedule } from './schedule'
import type { PublishInput, VideoDto } from './schema'
import { settleUpload } from './settle-upload'
import { requireOpen, requirePartner } from './tickets'
import { toVideoDto } from './to-video-dto'
import { findCoverTicket } from './verify-cover'

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
  const ticket = await findVideoTicket(actor.userId, input.uploadId)
  const existing = await findVideoByUpload(ticket.id)
  if (existing?.deletedAt) throw new AppError('upload_expired')
  if (existing?.status === 'READY') return { video: toVideoDto(existing), outcome: 'repeated' }
  // A clip that was acknowledged and waits for storage has no deadline any more.
  if (!existing || ticket.state !== 'ISSUED') requireOpen(ticket)
  // A repeat may come when its moment is over already; the row has the wish.
  const publishedAt = existing ? existing.publishedAt : toSchedule(input.publishAt)
  // A browser whose picture was refused repeats without it; one that was set in the studio meanwhile stays.
  const coverUploadId = existing?.coverKey ? undefined : input.coverUploadId
  const settled = await settleUpload({
    ticket,
    cover: await findCoverTicket(actor.userId, coverUploadId),
    proof: { url: input.url, receipt: input.receipt },
    video: {
      id: newId(),
      coverUploadId: coverUploadId ?? null,
      placeholder: input.placeholder ?? null,
      name: input.name,
      description: input.description,
      publishOnReady: input.publish,
      publishedAt,
      partnerId: partner.id,
      uploadId: ticket.id,
      provider: videoStore().id,
      key: ticket.key,
      mime: ticket.mime,
    },
  })
  return { video: toVideoDto(settled.video), outcome: settled.outcome }
}
