import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { readMarks } from './read-marks'
import { listRowsById } from './repository'
import type { VideoCard } from './schema'
import { toVideoCard } from './to-video-card'

/** Published clips in the order of their ids; what is not on show is left out. @throws AppError `db_unavailable` */
export async function listVideoCards(input: {
  actor: Actor | null
  videoIds: string[]
}): Promise<VideoCard[]> {
  if (input.videoIds.length === 0) return []
  const rows = await listRowsById(input.videoIds)
  const marks = await readMarks(input.actor, rows)
  return rows.map((row) => toVideoCard(row, marks))
}
