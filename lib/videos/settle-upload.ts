import 'server-only'
import { AppError } from '@/lib/core/errors'
import { brokenUnique, withTransaction } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import type { Asset, PostedProof, Refusal } from '@/lib/storage/port'
import { videoStore } from '@/lib/storage/provider'
import { refuseUpload, rejection } from './refuse-upload'
import {
  findOrInsertVerifyingVideo,
  findVideoByUpload,
  type NewVideo,
  upsertReadyVideo,
  type VideoRow,
} from './repository'
import { closeTicket, lockTicket } from './ticket-repository'
import type { StoredTicket } from './tickets'
import { unusableCover, verifyCover } from './verify-cover'

type Settled = { video: VideoRow; outcome: 'created' | 'repeated' | 'verifying' }

async function refuseTicket(ticket: StoredTicket, reason: Refusal): Promise<Settled> {
  if (!(await refuseUpload(ticket, reason))) {
    const confirmed = await findVideoByUpload(ticket.id)
    if (confirmed?.status === 'READY') return { video: confirmed, outcome: 'repeated' }
  }
  throw rejection(ticket, reason)
}

/** One transaction: whoever closes the ticket writes the video, everybody else finds it (I2). */
async function confirm(video: NewVideo, asset: Asset, cover: Asset | null): Promise<Settled> {
  const created = await withTransaction(async (tx) => {
    if (!(await closeTicket(video.uploadId, 'CONFIRMED', { tx }))) return null
    // Two clips cannot have one picture, and one that was given up a moment ago has lost its file.
    if (cover && video.coverUploadId && !(await closeTicket(video.coverUploadId, 'CONFIRMED', { tx })))
      throw unusableCover()
    return upsertReadyVideo(video, { asset, cover, tx })
  })
  return created ? { video: created, outcome: 'created' } : findSettled(video.uploadId)
}

/** Somebody else closed the ticket: into a video, or for good. */
async function findSettled(uploadId: string): Promise<Settled> {
  const existing = await findVideoByUpload(uploadId)
  if (existing?.status !== 'READY') throw new AppError('upload_expired')
  return { video: existing, outcome: 'repeated' }
}

async function keepWaiting(video: NewVideo): Promise<Settled> {
  try {
    const waiting = await withTransaction(async (tx) =>
      (await lockTicket(video.uploadId, tx)) === 'ISSUED' ? findOrInsertVerifyingVideo(video, tx) : null,
    )
    return waiting ? { video: waiting, outcome: 'verifying' } : await findSettled(video.uploadId)
  } catch (error) {
    if (brokenUnique(error)?.includes('cover_upload_id')) throw unusableCover()
    throw error
  }
}

type Claim = { ticket: StoredTicket; cover: StoredTicket | null; video: NewVideo; proof: PostedProof | null }

/**
 * Decides what an uploaded file becomes: a video, a refusal, or a video that waits because storage cannot be asked.
 * Post-back and webhook both end here, in any order and any number of times (design, section 5).
 *
 * @throws AppError `upload_rejected`, `upload_missing`, `validation_failed`, `storage_unavailable`
 */
export async function settleUpload({ ticket, cover, video, proof }: Claim): Promise<Settled> {
  const verdict = await videoStore().verify(ticket, proof)
  switch (verdict.outcome) {
    case 'accepted':
      return confirm(video, verdict.asset, await verifyCover(cover))
    case 'refused':
      return refuseTicket(ticket, verdict.reason)
    case 'missing':
      throw new AppError('upload_missing')
    case 'unavailable':
      logger().warn({ uploadId: ticket.id, err: verdict.cause }, 'storage could not be asked')
      return keepWaiting(video)
  }
}
