import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { canEditVideo } from './policy'
import { findVideo, type VideoRow } from './repository'
import type { VideoDto } from './schema'
import { toVideoDto } from './to-video-dto'

/** @throws AppError `not_found` also for another partner's video: its existence is none of their business (R57) */
export async function requireOwnVideo(actor: Actor, videoId: string): Promise<VideoRow> {
  const video = await findVideo(videoId)
  if (!video || !canEditVideo(actor, video)) throw new AppError('not_found')
  return video
}

/** The owner's view of one clip. @throws AppError `not_found` */
export async function getOwnVideo(input: { actor: Actor; videoId: string }): Promise<VideoDto> {
  return toVideoDto(await requireOwnVideo(input.actor, input.videoId))
}
