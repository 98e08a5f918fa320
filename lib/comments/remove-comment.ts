import 'server-only'
import type { Db } from '@/lib/platform/db'
import { markComment } from './write-repository'

/**
 * Hides a comment for good, whatever its kitchen says, or takes that back. For moderation, which has asked who may, and writes down why in
 * the same transaction.
 *
 * @returns whether there is such a comment
 * @throws AppError `db_unavailable`
 */
export async function removeComment(
  { videoId, commentId, removed }: { videoId: string; commentId: string; removed: boolean },
  tx: Db,
): Promise<boolean> {
  return (await markComment({ videoId, id: commentId }, { by: 'moderator' }, removed, tx)) !== null
}
