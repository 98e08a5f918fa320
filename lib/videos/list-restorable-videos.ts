import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { listRestorable } from './repository'
import type { RestorableDto } from './schema'
import { requirePartner } from './tickets'

/** The actor's own clips that were deleted a moment ago and can be brought back. @throws AppError `forbidden` */
export function listRestorableVideos(actor: Actor): Promise<RestorableDto[]> {
  return listRestorable(requirePartner(actor).id)
}
