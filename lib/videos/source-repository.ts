import 'server-only'
import { type Db, db } from '@/lib/platform/db'
import type { Asset } from '@/lib/storage/port'
import { assetColumns, findVideo, type VideoRow } from './repository'

type NewSource = {
  uploadId: string
  provider: string
  key: string
  asset: Asset
  /** Null keeps the picture that is there. */
  cover: { uploadId: string; asset: Asset } | null
  /** Of the picture that comes with it: `cover`, or what storage draws for a clip that has no cover. */
  placeholder: string | null
}

/**
 * Puts other bytes under an own clip, in one statement: whoever reads it sees all of the old ones or all of the new ones.
 * What was made of the old bytes is not of these.
 *
 * @returns null when there is no such clip of this partner, or it has no video that was verified
 */
export async function swapSource(
  { id, partnerId }: { id: string; partnerId: string },
  { uploadId, provider, key, asset, cover, placeholder }: NewSource,
  tx: Db,
): Promise<VideoRow | null> {
  const { count } = await tx.video.updateMany({
    where: { id, partnerId, status: 'READY', deletedAt: null },
    data: {
      ...assetColumns(asset),
      uploadId,
      provider,
      key,
      renditionsAskedAt: null,
      renditionsReadyAt: null,
      replacedAt: new Date(),
      ...(cover
        ? { coverUploadId: cover.uploadId, coverKey: cover.asset.key, coverPin: cover.asset.pin }
        : {}),
    },
  })
  if (count !== 1) return null
  // A cover that stays keeps its own.
  await tx.video.updateMany({ where: cover ? { id } : { id, coverKey: null }, data: { placeholder } })
  return findVideo(id, tx)
}

/** The own clip that plays this upload now. */
export async function findVideoBySource(
  { id, partnerId }: { id: string; partnerId: string },
  uploadId: string,
): Promise<VideoRow | null> {
  const video = await findVideo(id, db())
  return video?.partnerId === partnerId && video.uploadId === uploadId && video.status === 'READY'
    ? video
    : null
}
