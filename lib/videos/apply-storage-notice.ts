import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { StorageNotice } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { findTicket, findTicketByKey, findVideoByUpload, type NewVideo, type VideoRow } from './repository'
import { settleUpload } from './settle-upload'
import type { StoredTicket } from './tickets'

function pickNewVideo(row: VideoRow): Omit<NewVideo, 'provider' | 'coverUploadId'> {
  const { id, partnerId, uploadId, name, description, key, mime, publishOnReady } = row
  return { id, partnerId, uploadId, name, description, key, mime, publishOnReady }
}

/**
 * Finishes a video that is waiting for its file to be verified. Notices come late, twice and in any order, and say
 * nothing that is believed: they only say when to look. One about anything else changes nothing.
 */
export async function applyStorageNotice(notice: StorageNotice): Promise<void> {
  if (notice.kind !== 'uploaded') return
  const ticket = await findTicketByKey(notice.key)
  const waiting = ticket?.state === 'ISSUED' ? await findVideoByUpload(ticket.id) : null
  if (!ticket || waiting?.status !== 'VERIFYING') return
  const { coverUploadId, coverKey } = waiting
  const cover = coverUploadId && !coverKey ? await findTicket(coverUploadId, ticket.ownerId) : null
  const settle = (picture: StoredTicket | null) =>
    settleUpload({
      ticket,
      cover: picture,
      proof: null,
      video: { ...pickNewVideo(waiting), coverUploadId: picture?.id ?? null, provider: videoStore().id },
    })
  try {
    const { outcome } = await settle(cover)
    // Not taken: storage will tell it again, and can perhaps be asked by then.
    if (outcome === 'verifying') throw new AppError('storage_unavailable')
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    // Nobody is there to choose another picture; the clip must not wait for ever because of one.
    if (error.code === 'validation_failed') await settle(null)
  }
}
