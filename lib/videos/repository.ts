import 'server-only'
import type { Cursor } from '@/lib/core/cursor'
import type { Moment } from '@/lib/core/moments'
import { secondMs } from '@/lib/core/time'
import { type Db, db } from '@/lib/platform/db'
import type { Asset } from '@/lib/storage/port'
import { Prisma } from '@/prisma/generated/client'
import { isAhead } from './schedule'
import { undoMs, type VideoState } from './schema'

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
  playsAsIs: true,
  renditionsReadyAt: true,
  coverKey: true,
  coverPin: true,
  placeholder: true,
  tags: true,
  dishName: true,
  priceMinor: true,
  priceCurrency: true,
  diets: true,
  allergens: true,
  allergensTold: true,
  moments: true,
  orderUrl: true,
  deletedAt: true,
  hiddenAt: true,
  hiddenWhy: true,
  likeCount: true,
  saveCount: true,
  commentCount: true,
  viewCount: true,
  upload: { select: { refusal: true } },
} satisfies Prisma.VideoSelect

export type VideoRow = Prisma.VideoGetPayload<{ select: typeof videoColumns }>

export function findVideoByUpload(uploadId: string): Promise<VideoRow | null> {
  return db().video.findUnique({ where: { uploadId }, select: videoColumns })
}

export function findVideo(id: string, tx: Db = db()): Promise<VideoRow | null> {
  return tx.video.findUnique({ where: { id, deletedAt: null }, select: videoColumns })
}

export type NewVideo = {
  id: string
  partnerId: string
  uploadId: string
  coverUploadId: string | null
  placeholder: string | null
  name: string
  description: string
  provider: string
  key: string
  mime: string
  publishOnReady: boolean
  /** The wish of a clip that is to become public later; null for as soon as it is ready. */
  publishedAt: Date | null
}

/**
 * The moment of publishing now: the earlier of two clocks, so that neither this server takes it for scheduled nor the
 * database, whose clock decides what everybody sees.
 */
export async function momentOfNow(tx: Db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT LEAST(date_trunc('milliseconds', now()), ${new Date()}::timestamptz) AS at`
  return row?.at ?? new Date()
}

/** A moment that passed while the clip was checked is now, or it would turn up below what people have seen. */
async function momentOfPublishing(wishedAt: Date | null, tx: Db): Promise<Date> {
  return isAhead(wishedAt) ? wishedAt : momentOfNow(tx)
}

/** The verified bytes of a clip, as its row tells them. */
export const assetColumns = (asset: Asset) => ({
  pin: asset.pin,
  url: asset.url,
  mime: asset.mime,
  bytes: BigInt(asset.bytes),
  durationMs: asset.durationMs,
  width: asset.width,
  height: asset.height,
  playsAsIs: asset.playsAsIs,
})

/**
 * The verified video. A row that waited becomes it and keeps what its owner decided meanwhile: a repeat of the first
 * post-back still carries the first wishes.
 */
export async function upsertReadyVideo(
  video: NewVideo,
  { asset, cover, tx }: { asset: Asset; cover: Asset | null; tx: Db },
): Promise<VideoRow> {
  const waiting = await tx.video.findUnique({ where: { uploadId: video.uploadId }, select: videoColumns })
  const { publishOnReady, publishedAt: wishedAt } = waiting ?? video
  const verified = {
    ...assetColumns(asset),
    status: 'READY' as const,
    publishedAt: publishOnReady ? await momentOfPublishing(wishedAt, tx) : null,
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
    : insertVideo({ ...video, ...verified }, tx)
}

/**
 * A clip of an account that is being locked is locked with it: the share of the user's row waits for whoever locks it, and makes them
 * wait, so that either this or their own sweep over the clips sees the other.
 */
async function insertVideo(data: Prisma.VideoUncheckedCreateInput, tx: Db): Promise<VideoRow> {
  const [owner] = await tx.$queryRaw<{ disabledAt: Date | null }[]>`
    SELECT u.disabled_at AS "disabledAt" FROM "user" u JOIN partner p ON p.user_id = u.id
    WHERE p.id = ${data.partnerId}::uuid FOR SHARE OF u`
  const suspendedAt = owner?.disabledAt ?? null
  return tx.video.create({ data: { ...data, suspendedAt }, select: videoColumns })
}

/** A video whose file could not be looked at yet; the same one when it waits already. Needs the ticket's lock. */
export async function findOrInsertVerifyingVideo(video: NewVideo, tx: Db): Promise<VideoRow> {
  const existing = await tx.video.findUnique({ where: { uploadId: video.uploadId }, select: videoColumns })
  return existing ?? insertVideo({ ...video, status: 'VERIFYING' }, tx)
}

/** A clip that was acknowledged stays for its owner to see what became of it. */
export async function refuseVerifyingVideo(uploadId: string, tx: Db): Promise<void> {
  const waiting = { uploadId, status: 'VERIFYING' } as const
  // A picture that was never looked at is given back, for the reaper or another clip.
  await tx.video.updateMany({ where: { ...waiting, coverKey: null }, data: { coverUploadId: null } })
  await tx.video.updateMany({ where: waiting, data: { status: 'REFUSED' } })
}

export async function deleteVerifyingVideo(uploadId: string): Promise<void> {
  await db().video.deleteMany({ where: { uploadId, status: 'VERIFYING' } })
}

export type VideoChange = {
  name?: string
  description?: string
  publishedAt?: Date | null
  publishOnReady?: boolean
  tags?: string[]
  dishName?: string | null
  priceMinor?: number | null
  priceCurrency?: string | null
  diets?: string[]
  allergens?: string[]
  allergensTold?: boolean
  moments?: Moment[]
  orderUrl?: string | null
  coverUploadId?: string
  coverKey?: string
  coverPin?: string
  placeholder?: string | null
}

/** Null when the video is not this partner's, or is gone. */
export async function updateVideo(
  id: string,
  partnerId: string,
  change: VideoChange,
  tx: Db = db(),
): Promise<VideoRow | null> {
  const { count } = await tx.video.updateMany({ where: { id, partnerId, deletedAt: null }, data: change })
  return count === 1 ? tx.video.findUnique({ where: { id }, select: videoColumns }) : null
}

/** Marks an own video as deleted, the first time only; true also for one that is marked already. */
export async function markVideoDeleted(id: string, partnerId: string): Promise<boolean> {
  const count = await db().$executeRaw`
    UPDATE video SET deleted_at = COALESCE(deleted_at, now())
    WHERE id = ${id}::uuid AND partner_id = ${partnerId}::uuid`
  return count === 1
}

/** The database's clock alone says when it is too late, so this and the purge can never both have their way. */
const isRestorable = Prisma.sql`deleted_at > now() - make_interval(secs => ${undoMs / secondMs}::float8)`

export async function unmarkVideoDeleted(id: string, partnerId: string): Promise<boolean> {
  const count = await db().$executeRaw`
    UPDATE video SET deleted_at = NULL
    WHERE id = ${id}::uuid AND partner_id = ${partnerId}::uuid AND ${isRestorable}`
  return count === 1
}

/** What its owner can still bring back, the newest mark first; `leftMs` by the database's clock. */
export function listRestorable(partnerId: string): Promise<{ id: string; name: string; leftMs: number }[]> {
  return db().$queryRaw`
    SELECT id::text, name, (extract(epoch FROM deleted_at - now()) * 1000)::float8 + ${undoMs}::float8 AS "leftMs"
    FROM video WHERE partner_id = ${partnerId}::uuid AND ${isRestorable} ORDER BY deleted_at DESC`
}

/** Marked videos that nobody can bring back any more, the oldest first. */
export function listPurgeable(limit: number): Promise<{ id: string; uploadId: string }[]> {
  return db().$queryRaw`
    SELECT id::text, upload_id::text AS "uploadId" FROM video
    WHERE deleted_at IS NOT NULL AND NOT (${isRestorable}) ORDER BY deleted_at LIMIT ${limit}`
}

export function findMarkedVideo(id: string) {
  return db().video.findUnique({
    where: { id, deletedAt: { not: null } },
    select: { key: true, coverKey: true, coverUploadId: true, coverUpload: { select: { key: true } } },
  })
}

export async function deleteMarkedVideo(id: string): Promise<boolean> {
  const { count } = await db().video.deleteMany({ where: { id, deletedAt: { not: null } } })
  return count === 1
}

const isInState: Record<VideoState, Prisma.Sql> = {
  published: Prisma.sql`AND status = 'READY' AND published_at <= now()`,
  scheduled: Prisma.sql`AND status = 'READY' AND published_at > now()`,
  draft: Prisma.sql`AND status = 'READY' AND published_at IS NULL`,
  verifying: Prisma.sql`AND status = 'VERIFYING'`,
  refused: Prisma.sql`AND status = 'REFUSED'`,
}

type ListQuery = { cursor: Cursor | null; limit: number; words: string[]; state: VideoState | undefined }

/**
 * A partner's clips that have every one of the words, newest first, strictly after the cursor. The page is found by a row comparison, one range of
 * the `(partner_id, created_at, id)` index, which Prisma's own language cannot say.
 */
export async function listVideos(
  partnerId: string,
  { cursor, limit, words, state }: ListQuery,
): Promise<VideoRow[]> {
  const match = words.map(
    (word) => Prisma.sql`AND concat_ws(' ', name, description, dish_name, array_to_string(tags, ' '))
      ILIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  )
  const after = cursor
    ? Prisma.sql`AND (created_at, id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  const page = await db().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM video WHERE partner_id = ${partnerId}::uuid AND deleted_at IS NULL ${after}
      ${state ? isInState[state] : Prisma.empty} ${match.length > 0 ? Prisma.join(match, ' ') : Prisma.empty}
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`
  return db().video.findMany({
    where: { id: { in: page.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: videoColumns,
  })
}
