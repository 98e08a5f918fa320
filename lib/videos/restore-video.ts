import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { getOwnVideo } from './get-own-video'
import { unmarkVideoDeleted } from './repository'
import type { VideoDto } from './schema'
import { requirePartner } from './tickets'

/**
 * Brings an own clip back that was deleted less than `undoMs` ago, exactly as it was. One that is not deleted stays.
 *
 * @throws AppError `forbidden`, `not_found` when it is another partner's or too late
 */
export async function restoreVideo(actor: Actor, videoId: string): Promise<VideoDto> {
  await unmarkVideoDeleted(videoId, requirePartner(actor).id)
  try {
    return await getOwnVideo({ actor, videoId })
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    throw new AppError('not_found', { message: 'That clip is gone already.', cause })
  }
}
