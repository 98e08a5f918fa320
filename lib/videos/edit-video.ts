import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import type { Dietary } from '@/lib/core/dietary'
import type { Dish } from '@/lib/core/dish'
import { AppError } from '@/lib/core/errors'
import type { Moment } from '@/lib/core/moments'
import { type Db, withTransaction } from '@/lib/platform/db'
import { requireOwnVideo } from './get-own-video'
import { removeStored } from './remove-stored'
import { findVideo, momentOfNow, updateVideo, type VideoChange, type VideoRow } from './repository'
import { isAhead, toSchedule } from './schedule'
import type { EditInput, VideoDto } from './schema'
import { closeTicket, lockTicket } from './ticket-repository'
import { requirePartner } from './tickets'
import { toVideoDto } from './to-video-dto'
import { findCoverTicket, unusableCover, verifyCover } from './verify-cover'

function toDishColumns(dish: Dish | null) {
  return {
    dishName: dish?.name ?? null,
    priceMinor: dish?.price?.minor ?? null,
    priceCurrency: dish?.price?.currency ?? null,
  }
}

const toDietaryColumns = ({ diets, allergens }: Dietary) => ({
  diets,
  allergens: allergens ?? [],
  allergensTold: allergens !== null,
})

function requireWithin(video: VideoRow, moments: Moment[]): Moment[] {
  const late = moments.some(({ atMs }) => video.durationMs !== null && atMs >= video.durationMs)
  if (!late) return moments
  const message = 'A mark lies behind the end of the clip.'
  throw new AppError('validation_failed', { message, fields: { moments: [message] } })
}

/** Now, at a moment to come, or not at all. A clip that waits for storage keeps it as a wish. */
async function toVisibility(video: VideoRow, input: EditInput, tx: Db): Promise<VideoChange> {
  if (video.hiddenAt && (input.published || input.publishAt)) throw new AppError('clip_hidden')
  const at = toSchedule(input.publishAt)
  if (video.status === 'VERIFYING') {
    if (at) return { publishOnReady: true, publishedAt: at }
    return input.published === undefined ? {} : { publishOnReady: input.published, publishedAt: null }
  }
  if (at) return { publishedAt: at }
  if (input.published === undefined) return {}
  if (!input.published) return { publishedAt: null }
  // Publishing what is published already keeps its date: saving a form must not lift a clip to the top again.
  const isPublic = video.publishedAt !== null && !isAhead(video.publishedAt)
  return isPublic ? {} : { publishedAt: await momentOfNow(tx) }
}

async function toChange(video: VideoRow, input: EditInput, tx: Db): Promise<VideoChange> {
  const change = await toVisibility(video, input, tx)
  if (input.name !== undefined) change.name = input.name
  if (input.description !== undefined) change.description = input.description
  if (input.tags !== undefined) change.tags = input.tags
  if (input.orderUrl !== undefined) change.orderUrl = input.orderUrl
  if (input.dish !== undefined) Object.assign(change, toDishColumns(input.dish))
  if (input.moments !== undefined) change.moments = requireWithin(video, input.moments)
  if (input.dietary !== undefined) Object.assign(change, toDietaryColumns(input.dietary))
  return change
}

/**
 * Changes words, dish, cover or visibility of an own clip.
 *
 * @throws AppError `forbidden`, `not_found`, `validation_failed`, `clip_hidden`, `storage_unavailable`
 */
export async function editVideo(actor: Actor, videoId: string, input: EditInput): Promise<VideoDto> {
  const partner = requirePartner(actor)
  const { uploadId } = await requireOwnVideo(actor, videoId)
  const ticket = await findCoverTicket(actor.userId, input.coverUploadId)
  const cover = await verifyCover(ticket)
  const { updated, replacedCoverKey } = await withTransaction(async (tx) => {
    // The lock keeps the clip from settling, or a second edit from replacing the same cover, in between.
    await lockTicket(uploadId, tx)
    const video = await findVideo(videoId, tx)
    if (!video) throw new AppError('not_found')
    const change = await toChange(video, input, tx)
    if (ticket && cover) {
      if (!(await closeTicket(ticket.id, 'CONFIRMED', { tx }))) throw unusableCover()
      Object.assign(change, {
        coverUploadId: ticket.id,
        coverKey: cover.key,
        coverPin: cover.pin,
        // Of the cover before, it would be another picture.
        placeholder: input.placeholder ?? null,
      })
    }
    const updated = await updateVideo(videoId, partner.id, change, tx)
    if (!updated) throw new AppError('not_found')
    return { updated, replacedCoverKey: cover ? video.coverKey : null }
  })
  if (replacedCoverKey) await removeStored(replacedCoverKey)
  return toVideoDto(updated)
}
