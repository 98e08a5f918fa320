import 'server-only'
import { AppError } from '@/lib/core/errors'
import { findPublicCaption } from './repository'
import type { CaptionLanguage } from './schema'

/**
 * The WebVTT of one language of a published clip. A player loads it without asking who is watching: with an access token
 * that just ended it could not refresh.
 *
 * @throws AppError `not_found` also for a hidden clip, `db_unavailable`
 */
export async function getCaption(input: { videoId: string; language: CaptionLanguage }): Promise<string> {
  const caption = await findPublicCaption(input.videoId, input.language)
  if (!caption) throw new AppError('not_found')
  return caption.text
}
