import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { withTransaction } from '@/lib/platform/db'
import type { Asset } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { findVideoTicket } from './find-video-ticket'
import { requireOwnVideo } from './get-own-video'
import { refuseUpload, rejection } from './refuse-upload'
import { findVideoByUpload } from './repository'
import type { ReplaceInput, VideoDto } from './schema'
import { findVideoBySource, swapSource } from './source-repository'
import { closeTicket } from './ticket-repository'
import { requireOpen, requirePartner, type StoredTicket } from './tickets'
import { toVideoDto } from './to-video-dto'
import { findCoverTicket, unusableCover, verifyCover } from './verify-cover'

/** Asks storage, as for a new clip. There is nothing to wait for here: the clip plays what it has meanwhile. */
async function verifySource(ticket: StoredTicket, { url, receipt }: ReplaceInput): Promise<Asset | null> {
  const verdict = await videoStore().verify(ticket, { url, receipt })
  switch (verdict.outcome) {
    case 'accepted':
      return verdict.asset
    case 'refused':
      // Not by this call: a twin of it may have been accepted, which decides.
      if (await refuseUpload(ticket, verdict.reason)) throw rejection(ticket, verdict.reason)
      return null
    case 'missing':
      throw new AppError('upload_missing')
    case 'unavailable':
      throw new AppError('storage_unavailable', { cause: verdict.cause })
  }
}

/**
 * Gives an own clip another video; link, words, counts, captions and date stay. The bytes are verified exactly as those of a
 * new clip, and until they are, the old ones play. The object of the old ones goes by the sweep, like everything that no clip
 * refers to. The same call again gives the same clip, and never brings back what took its place later.
 *
 * @throws AppError `forbidden`, `not_found`, `upload_used`, `upload_expired`, `upload_rejected`, `upload_missing`,
 *   `validation_failed`, `storage_unavailable`
 */
export async function replaceSource(actor: Actor, videoId: string, input: ReplaceInput): Promise<VideoDto> {
  const own = { id: videoId, partnerId: requirePartner(actor).id }
  const video = await requireOwnVideo(actor, videoId)
  const ticket = await findVideoTicket(actor.userId, input.uploadId)
  if (video.status !== 'READY')
    throw new AppError('not_found', { message: 'That clip has no video yet that could be replaced.' })
  if (video.uploadId === ticket.id) return toVideoDto(video)
  requireOpen(ticket)
  // It was posted as a clip of its own, which waits for storage.
  if (await findVideoByUpload(ticket.id)) throw new AppError('upload_used')
  const cover = await findCoverTicket(actor.userId, input.coverUploadId)
  const asset = await verifySource(ticket, input)
  const picture = asset && (await verifyCover(cover))
  const replaced =
    asset &&
    (await withTransaction(async (tx) => {
      if (!(await closeTicket(ticket.id, 'CONFIRMED', { tx }))) return null
      if (cover && !(await closeTicket(cover.id, 'CONFIRMED', { tx }))) throw unusableCover()
      const source = {
        uploadId: ticket.id,
        provider: videoStore().id,
        key: ticket.key,
        asset,
        cover: cover && picture && { uploadId: cover.id, asset: picture },
        placeholder: input.placeholder ?? null,
      }
      const swapped = await swapSource(own, source, tx)
      // Deleted a moment ago: the ticket stays open with it, for the reaper.
      if (!swapped) throw new AppError('not_found')
      return swapped
    }))
  const settled = replaced ?? (await findVideoBySource(own, ticket.id))
  if (settled) return toVideoDto(settled)
  // Somebody else closed the ticket, for whichever reason it says.
  requireOpen(await findVideoTicket(actor.userId, ticket.id))
  throw new AppError('upload_used')
}
