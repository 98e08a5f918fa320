import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { explain } from '@/lib/ranking/explain'
import { readMarks } from './read-marks'
import { findFeedRow } from './repository'
import type { VideoCard } from './schema'
import { toVideoCard } from './to-video-card'

/** One published clip. @throws AppError `not_found` for anything else, hidden clips included */
export async function getVideoCard(input: { actor: Actor | null; videoId: string }): Promise<VideoCard> {
  const row = z.uuid().safeParse(input.videoId).success ? await findFeedRow(input.videoId) : null
  if (!row) throw new AppError('not_found', { message: 'That clip is not here any more.' })
  const marks = await readMarks(input.actor, [row])
  return toVideoCard(row, marks, explain({ ...row, isFollowed: marks?.get(row.id)?.following ?? false }))
}
