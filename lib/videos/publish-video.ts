import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { videoStore } from '@/lib/storage/provider'
import { findTicket, findVideoByUpload, type VideoRow } from './repository'
import type { PublishInput, VideoDto } from './schema'
import { settleUpload } from './settle-upload'
import { requireOpen, requirePartner } from './tickets'
import { toVideoDto } from './to-video-dto'
import { findCoverTicket } from './verify-cover'

/**
 * What a clip that waits already is to become: what its owner last said in the studio, not what a repeat still says.
 * The cover apart, until one is set there: a browser whose picture was refused repeats without it.
 */
const wishesOf = (waiting: VideoRow, { coverUploadId }: PublishInput) => ({
  id: waiting.id,
  coverUploadId: waiting.coverKey ? null : (coverUploadId ?? null),
  name: waiting.name,
  description: waiting.description,
  publishOnReady: waiting.publishOnReady,
})

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
  const existing = await findVideoByUpload(ticket.id)
  if (existing?.status === 'READY') return { video: toVideoDto(existing), outcome: 'repeated' }
  // A clip that was acknowledged and waits for storage has no deadline any more.
  if (!existing || ticket.state !== 'ISSUED') requireOpen(ticket)
  const wishes = existing
    ? wishesOf(existing, input)
    : {
        id: newId(),
        coverUploadId: input.coverUploadId ?? null,
        name: input.name,
        description: input.description,
        publishOnReady: input.publish,
      }
  const settled = await settleUpload({
    ticket,
    cover: await findCoverTicket(actor.userId, wishes.coverUploadId ?? undefined),
    proof: { url: input.url, receipt: input.receipt },
    video: {
      ...wishes,
      partnerId: partner.id,
      uploadId: ticket.id,
      provider: videoStore().id,
      key: ticket.key,
      mime: ticket.mime,
    },
  })
  return { video: toVideoDto(settled.video), outcome: settled.outcome }
}
