import 'server-only'
import type { Cursor } from '@/lib/core/cursor'
import { type Db, db } from '@/lib/platform/db'
import type { Asset } from '@/lib/storage/port'
import { Prisma } from '@/prisma/generated/client'
import type { StoredTicket } from './tickets'

const ticketColumns = {
  id: true,
  ownerId: true,
  kind: true,
  state: true,
  key: true,
  mime: true,
  declaredBytes: true,
  maxBytes: true,
  maxDurationSec: true,
  createdAt: true,
  expiresAt: true,
  renewableUntil: true,
} satisfies Prisma.UploadSelect

type TicketRow = Prisma.UploadGetPayload<{ select: typeof ticketColumns }>

const kinds = { VIDEO: 'video', COVER: 'cover', AVATAR: 'avatar' } as const

function toTicket(row: TicketRow): StoredTicket {
  return {
    ...row,
    kind: kinds[row.kind],
    declaredBytes: Number(row.declaredBytes),
    maxBytes: Number(row.maxBytes),
  }
}

export async function insertTicket(ticket: StoredTicket, provider: string): Promise<void> {
  const { kind, ...columns } = ticket
  await db().upload.create({
    data: { ...columns, provider, kind: kind === 'video' ? 'VIDEO' : kind === 'cover' ? 'COVER' : 'AVATAR' },
    select: { id: true },
  })
}

/** The owner stands in the WHERE: somebody else's ticket does not exist. */
export async function findTicket(id: string, ownerId: string): Promise<StoredTicket | null> {
  const row = await db().upload.findFirst({ where: { id, ownerId }, select: ticketColumns })
  return row && toTicket(row)
}

/** For notices of the storage, which know keys only. */
export async function findTicketByKey(key: string): Promise<StoredTicket | null> {
  const row = await db().upload.findUnique({ where: { key }, select: ticketColumns })
  return row && toTicket(row)
}

export async function extendTicket(id: string, expiresAt: Date): Promise<boolean> {
  const { count } = await db().upload.updateMany({ where: { id, state: 'ISSUED' }, data: { expiresAt } })
  return count === 1
}

/** Leaves `ISSUED` exactly once, however many callers try at the same time; true for the one who did it. */
export async function closeTicket(
  id: string,
  state: 'CONFIRMED' | 'REFUSED' | 'CANCELLED',
  { tx = db(), refusal }: { tx?: Db; refusal?: string } = {},
): Promise<boolean> {
  const { count } = await tx.upload.updateMany({
    where: { id, state: 'ISSUED' },
    data: { state, ...(refusal ? { refusal } : {}) },
  })
  return count === 1
}

/**
 * Holds the ticket until the transaction ends: confirming, waiting, editing and deleting come one after the other, and
 * each sees the last word of the one before.
 *
 * @returns the state it is in now, null when there is no such ticket
 */
export async function lockTicket(id: string, tx: Db): Promise<StoredTicket['state'] | null> {
  const rows = await tx.$queryRaw<{ state: StoredTicket['state'] }[]>`
    SELECT state::text FROM upload WHERE id = ${id}::uuid FOR UPDATE`
  return rows[0]?.state ?? null
}

const videoColumns = {
  id: true,
  partnerId: true,
  uploadId: true,
  coverUploadId: true,
  name: true,
  description: true,
  status: true,
  publishOnReady: true,
  publishedAt: true,
  createdAt: true,
  key: true,
  pin: true,
  mime: true,
  bytes: true,
  durationMs: true,
  width: true,
  height: true,
  coverKey: true,
  coverPin: true,
  likeCount: true,
  saveCount: true,
  commentCount: true,
  viewCount: true,
} satisfies Prisma.VideoSelect

export type VideoRow = Prisma.VideoGetPayload<{ select: typeof videoColumns }>

export function findVideoByUpload(uploadId: string): Promise<VideoRow | null> {
  return db().video.findUnique({ where: { uploadId }, select: videoColumns })
}

export function findVideo(id: string, tx: Db = db()): Promise<VideoRow | null> {
  return tx.video.findUnique({ where: { id }, select: videoColumns })
}

export type NewVideo = {
  id: string
  partnerId: string
  uploadId: string
  coverUploadId: string | null
  name: string
  description: string
  provider: string
  key: string
  mime: string
  publishOnReady: boolean
}

/**
 * The verified video. A row that waited becomes it and keeps what its owner decided meanwhile: a repeat of the first
 * post-back still carries the first wishes.
 */
export async function upsertReadyVideo(
  video: NewVideo,
  { asset, cover, tx }: { asset: Asset; cover: Asset | null; tx: Db },
): Promise<VideoRow> {
  const waiting = await tx.video.findUnique({ where: { uploadId: video.uploadId }, select: videoColumns })
  const isPublished = (waiting ?? video).publishOnReady
  const verified = {
    status: 'READY' as const,
    pin: asset.pin,
    url: asset.url,
    mime: asset.mime,
    bytes: BigInt(asset.bytes),
    durationMs: asset.durationMs,
    width: asset.width,
    height: asset.height,
    publishedAt: isPublished ? new Date() : null,
    ...(waiting?.coverKey
      ? {}
      : {
          coverUploadId: cover ? video.coverUploadId : null,
          coverKey: cover?.key ?? null,
          coverPin: cover?.pin ?? null,
        }),
  }
  return waiting
    ? tx.video.update({ where: { id: waiting.id }, data: verified, select: videoColumns })
    : tx.video.create({ data: { ...video, ...verified }, select: videoColumns })
}

/** A video whose file could not be looked at yet; the same one when it waits already. Needs the ticket's lock. */
export async function findOrInsertVerifyingVideo(video: NewVideo, tx: Db): Promise<VideoRow> {
  const existing = await tx.video.findUnique({ where: { uploadId: video.uploadId }, select: videoColumns })
  return existing ?? tx.video.create({ data: { ...video, status: 'VERIFYING' }, select: videoColumns })
}

export async function deleteVerifyingVideo(uploadId: string): Promise<void> {
  await db().video.deleteMany({ where: { uploadId, status: 'VERIFYING' } })
}

export type VideoChange = {
  name?: string
  description?: string
  publishedAt?: Date | null
  publishOnReady?: boolean
  coverUploadId?: string
  coverKey?: string
  coverPin?: string
}

/** Null when the video is not this partner's, or is gone. */
export async function updateVideo(
  id: string,
  partnerId: string,
  change: VideoChange,
  tx: Db = db(),
): Promise<VideoRow | null> {
  const { count } = await tx.video.updateMany({ where: { id, partnerId }, data: change })
  return count === 1 ? tx.video.findUnique({ where: { id }, select: videoColumns }) : null
}

export async function deleteVideo(id: string, partnerId: string, tx: Db): Promise<boolean> {
  const { count } = await tx.video.deleteMany({ where: { id, partnerId } })
  return count === 1
}

/**
 * A partner's clips, newest first, strictly after the cursor. The page is found by a row comparison, one range of
 * the `(partner_id, created_at, id)` index, which Prisma's own language cannot say.
 */
export async function listVideos(
  partnerId: string,
  cursor: Cursor | null,
  limit: number,
): Promise<VideoRow[]> {
  const after = cursor
    ? Prisma.sql`AND (created_at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  const page = await db().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM video WHERE partner_id = ${partnerId}::uuid ${after}
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`
  return db().video.findMany({
    where: { id: { in: page.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: videoColumns,
  })
}
