import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { listVideos } from './repository'
import type { VideoDto, VideoState } from './schema'
import { requirePartner } from './tickets'
import { toVideoDto } from './to-video-dto'

const defaultLimit = 24
const maxWords = 8

/**
 * One page of the actor's own clips, newest first, hidden ones included. `q` asks for clips that
 * have each of its words in name, description, dish or tags; `state` for those in it.
 *
 * @throws AppError `forbidden`, `malformed_request` for a bad cursor
 */
export async function listPartnerVideos(input: {
  actor: Actor
  cursor?: string | undefined
  limit?: number
  q?: string
  state?: VideoState | undefined
}): Promise<{ items: VideoDto[]; nextCursor: string | null }> {
  const limit = input.limit ?? defaultLimit
  const cursor = input.cursor ? decodeCursor(input.cursor) : null
  const rows = await listVideos(requirePartner(input.actor).id, {
    cursor,
    limit: limit + 1,
    words: (input.q ?? '').split(/\s+/).filter(Boolean).slice(0, maxWords),
    state: input.state,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toVideoDto),
    nextCursor: rows.length > limit && last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  }
}
