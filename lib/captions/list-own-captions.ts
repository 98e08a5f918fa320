import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { canUpload } from '@/lib/videos/policy'
import { findOwnCaptions } from './repository'
import { type ListedCaption, toCaptionDto } from './schema'

/** The captions of an own clip, by language; none of anybody else's. @throws AppError `db_unavailable` */
export async function listOwnCaptions(actor: Actor, videoId: string): Promise<ListedCaption[]> {
  if (!canUpload(actor)) return []
  const captions = await findOwnCaptions(videoId, actor.partner.id)
  return captions.map(({ video, ...caption }) => ({
    ...toCaptionDto(videoId, caption),
    text: caption.text,
    isOlderThanVideo: video.replacedAt !== null && caption.updatedAt < video.replacedAt,
  }))
}
