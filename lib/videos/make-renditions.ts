import 'server-only'
import { AppError } from '@/lib/core/errors'
import { videoStore } from '@/lib/storage/provider'
import { findUnrendered, listUnrenderedIds, markRenditions } from './rendition-repository'

const batch = 100

/** The clips that play as they came, and would play better. */
export function listUnrendered(): Promise<string[]> {
  return listUnrenderedIds(batch)
}

/**
 * Has the stream and the file for phones made for one verified clip, and notes when both are there. Meant to be
 * called again until it does not throw; harmless at any time and any number of times.
 *
 * @throws AppError `storage_unavailable` while they are being made; whatever storage throws when it cannot be asked
 */
export async function makeRenditions(videoId: string): Promise<void> {
  const clip = await findUnrendered(videoId)
  if (!clip) return
  const store = videoStore()
  if (!clip.renditionsAskedAt) {
    await store.orderRenditions(clip.key)
    await markRenditions(clip, { renditionsAskedAt: new Date() })
  }
  if (!(await store.hasRenditions(clip))) throw new AppError('storage_unavailable')
  await markRenditions(clip, { renditionsReadyAt: new Date() })
}
