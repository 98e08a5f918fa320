import 'server-only'
import { publicNow } from '@/lib/core/public-now'
import { type Db, db } from '@/lib/platform/db'
import type { CaptionLanguage } from './schema'

type StoredCaption = { language: string; text: string; updatedAt: Date }

const columns = { language: true, text: true, updatedAt: true } as const

/** The owner stands in the WHERE: captions of somebody else's clip do not exist. */
export function findOwnCaptions(
  videoId: string,
  partnerId: string,
): Promise<(StoredCaption & { video: { replacedAt: Date | null } })[]> {
  return db().caption.findMany({
    where: { videoId, video: { partnerId } },
    orderBy: { language: 'asc' },
    select: { ...columns, video: { select: { replacedAt: true } } },
  })
}

/** Those of a clip that everybody may watch. */
export function findPublicCaption(videoId: string, language: CaptionLanguage): Promise<StoredCaption | null> {
  return db().caption.findFirst({ where: { videoId, language, video: publicNow() }, select: columns })
}

/** Holds the clip until the transaction ends, so that it cannot go while captions are written to it. */
export async function lockOwnVideo(videoId: string, partnerId: string, tx: Db): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM video WHERE id = ${videoId}::uuid AND partner_id = ${partnerId}::uuid AND deleted_at IS NULL
    FOR KEY SHARE`
  return rows.length === 1
}

export function upsertCaption(
  caption: { videoId: string; language: CaptionLanguage; text: string },
  tx: Db,
): Promise<StoredCaption> {
  const { videoId, language, text } = caption
  return tx.caption.upsert({
    where: { videoId_language: { videoId, language } },
    create: { videoId, language, text },
    update: { text },
    select: columns,
  })
}

/** @returns whether there were any */
export async function deleteOwnCaption(
  videoId: string,
  language: CaptionLanguage,
  partnerId: string,
): Promise<boolean> {
  const { count } = await db().caption.deleteMany({ where: { videoId, language, video: { partnerId } } })
  return count === 1
}
