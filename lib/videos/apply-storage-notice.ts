import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { StorageNotice } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { findTicket, findTicketByKey, findVideoByUpload } from './repository'
import { settleUpload } from './settle-upload'

/**
 * Finishes a video that is waiting for its file to be verified. Notices come late, twice and in any order, and say
 * nothing that is believed: they only say when to look. One about anything else changes nothing.
 */
export async function applyStorageNotice(notice: StorageNotice): Promise<void> {
  if (notice.kind !== 'uploaded') return
  const ticket = await findTicketByKey(notice.key)
  const waiting = ticket?.state === 'ISSUED' ? await findVideoByUpload(ticket.id) : null
  if (!ticket || waiting?.status !== 'VERIFYING') return
  try {
    await settleUpload({
      ticket,
      cover: waiting.coverUploadId ? await findTicket(waiting.coverUploadId, ticket.ownerId) : null,
      proof: null,
      video: { ...waiting, provider: videoStore().id },
    })
  } catch (error) {
    // The refusal is written; to the storage, its notice was delivered.
    if (!(error instanceof AppError)) throw error
  }
}
