import 'server-only'
import { AppError } from '@/lib/core/errors'
import { videoStore } from '@/lib/storage/provider'
import { findVideoByUpload, type NewVideo, type VideoRow } from './repository'
import { settleUpload } from './settle-upload'
import { findTicket } from './ticket-repository'
import type { StoredTicket } from './tickets'

function pickNewVideo(row: VideoRow): Omit<NewVideo, 'provider' | 'coverUploadId'> {
  const { id, partnerId, uploadId, name, description, key, mime, placeholder } = row
  const { publishOnReady, publishedAt } = row
  return { id, partnerId, uploadId, name, description, key, mime, placeholder, publishOnReady, publishedAt }
}

/**
 * Looks again at the file of a clip that was acknowledged and waits. Nobody posted a proof, so storage alone is asked.
 *
 * @returns `over` when there is nothing to wait for, now or before; `waiting` when storage could not be asked or has
 *   nothing at the key yet
 * @throws AppError `storage_unavailable` when the cover could not be looked at, and whatever the database throws
 */
export async function settleWaiting(ticket: StoredTicket): Promise<'over' | 'waiting'> {
  const waiting = ticket.state === 'ISSUED' ? await findVideoByUpload(ticket.id) : null
  if (waiting?.status !== 'VERIFYING') return 'over'
  const { coverUploadId, coverKey } = waiting
  const cover = coverUploadId && !coverKey ? await findTicket(coverUploadId, ticket.ownerId) : null
  const settle = async (picture: StoredTicket | null) => {
    const coverUploadId = picture?.id ?? null
    const video = { ...pickNewVideo(waiting), coverUploadId, provider: videoStore().id }
    const { outcome } = await settleUpload({ ticket, cover: picture, proof: null, video })
    return outcome === 'verifying' ? 'waiting' : 'over'
  }
  try {
    return await settle(cover)
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    // Nobody is there to choose another picture; the clip must not wait for ever because of one.
    if (error.code === 'validation_failed') return settle(null)
    return error.code === 'upload_missing' ? 'waiting' : 'over'
  }
}
