import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { secondMs } from '@/lib/core/time'
import { purgeSoon } from './purge-deleted-videos'
import { markVideoDeleted } from './repository'
import { undoMs } from './schema'
import { requirePartner } from './tickets'

/**
 * Takes an own clip off every page at once. It can be brought back for `undoMs`; then the purge removes row and objects.
 * A second call changes nothing, least of all the time that is left.
 *
 * @throws AppError `forbidden`, `not_found` also for another partner's clip (R57)
 */
export async function removeVideo(actor: Actor, videoId: string): Promise<void> {
  if (!(await markVideoDeleted(videoId, requirePartner(actor).id))) throw new AppError('not_found')
  // Only the quick way: the mark is in the database, so a server that dies meanwhile forgets nothing.
  setTimeout(purgeSoon, undoMs + secondMs).unref()
}
