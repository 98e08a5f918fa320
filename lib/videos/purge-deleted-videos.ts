import 'server-only'
import { logger } from '@/lib/platform/logger'
import { videoStore } from '@/lib/storage/provider'
import { deleteMarkedVideo, findMarkedVideo, listPurgeable } from './repository'
import { closeTicket } from './ticket-repository'

const batchSize = 50

/** Objects before the row: while one is left, the row says what it is, and the next run goes on from there. */
async function purgeVideo(id: string, uploadId: string): Promise<boolean> {
  // Of a clip that still waits, or a repeated post-back would bring it back.
  await closeTicket(uploadId, 'CANCELLED')
  const video = await findMarkedVideo(id)
  if (!video) return false
  const { coverUploadId, key, coverKey, coverUpload } = video
  if (coverUploadId) await closeTicket(coverUploadId, 'CANCELLED')
  await Promise.all(
    [...new Set([key, coverKey, coverUpload?.key])].flatMap((key) => (key ? [videoStore().remove(key)] : [])),
  )
  return deleteMarkedVideo(id)
}

/**
 * Finishes deletions that nobody can undo any more: objects of clip and cover, then the row. Idempotent, and safe to run
 * twice at once; what storage does not give up now is tried again by the next run.
 *
 * @returns how many clips are gone for good
 * @throws AppError `db_unavailable`
 */
export async function purgeDeletedVideos(): Promise<number> {
  let purged = 0
  for (const { id, uploadId } of await listPurgeable(batchSize)) {
    try {
      if (await purgeVideo(id, uploadId)) purged += 1
    } catch (err) {
      logger().error({ err, videoId: id }, 'deleted clip not purged')
    }
  }
  return purged
}

/** Beside the work at hand, which neither waits for it nor fails with it. */
export function purgeSoon(): void {
  purgeDeletedVideos().catch((err: unknown) => logger().error({ err }, 'deleted clips not purged'))
}
