import { db } from '@/lib/platform/db'
import { purgeDeletedVideos } from '@/lib/videos/purge-deleted-videos'
import { undoMs } from '@/lib/videos/schema'

/** As if the time to bring a deleted clip back had gone by. */
export async function outlastUndo(videoId: string): Promise<void> {
  await db().video.update({
    where: { id: videoId },
    data: { deletedAt: new Date(Date.now() - undoMs - 1_000) },
  })
}

export async function finishDeletion(videoId: string): Promise<void> {
  await outlastUndo(videoId)
  await purgeDeletedVideos()
}
