import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { formatVtt } from '@/lib/core/web-vtt'
import { withTransaction } from '@/lib/platform/db'
import { canUpload } from '@/lib/videos/policy'
import { lockOwnVideo, upsertCaption } from './repository'
import { type CaptionInput, type CaptionLanguage, type OwnCaption, toCaptionDto } from './schema'

type Target = { videoId: string; language: CaptionLanguage }

/**
 * Gives an own clip captions in one language, or other ones. Stored is what `formatVtt` makes of them, so that nothing but
 * times and words is ever handed out.
 *
 * @throws AppError `forbidden`, `not_found`, `db_unavailable`
 */
export async function writeCaption(
  actor: Actor,
  { videoId, language }: Target,
  { cues }: CaptionInput,
): Promise<OwnCaption> {
  if (!canUpload(actor)) throw new AppError('forbidden')
  const text = formatVtt(cues)
  const stored = await withTransaction(async (tx) => {
    if (!(await lockOwnVideo(videoId, actor.partner.id, tx))) throw new AppError('not_found')
    return upsertCaption({ videoId, language, text }, tx)
  })
  return { ...toCaptionDto(videoId, stored), text }
}
