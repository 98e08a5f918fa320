import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { canUpload } from '@/lib/videos/policy'
import { deleteOwnCaption } from './repository'
import type { CaptionLanguage } from './schema'

/** @throws AppError `forbidden`, `not_found` where the actor's clips have none in that language, `db_unavailable` */
export async function removeCaption(
  actor: Actor,
  { videoId, language }: { videoId: string; language: CaptionLanguage },
): Promise<void> {
  if (!canUpload(actor)) throw new AppError('forbidden')
  if (!(await deleteOwnCaption(videoId, language, actor.partner.id))) throw new AppError('not_found')
}
