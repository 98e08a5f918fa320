import { browserTools } from '@/components/upload/session/browser-tools'
import { uploadCover } from '@/components/upload/session/publish-clip'
import type { VideoDto } from '@/lib/videos/schema'
import { type ChangeResult, editClip } from './change-clip'

/** Sends a picture under a ticket of its own and makes it the cover of a clip. */
export async function saveCover(
  { id }: Pick<VideoDto, 'id'>,
  jpeg: Blob,
  maxBytes: number,
  signal: AbortSignal,
): Promise<ChangeResult> {
  const { api } = browserTools
  const { uploadId: coverUploadId, placeholder } = await uploadCover(
    jpeg,
    maxBytes,
    api,
    browserTools,
    signal,
  )
  if (!coverUploadId) return { ok: false, message: 'The picture did not get through. Please try again.' }
  const result = await editClip(id, { coverUploadId, ...(placeholder ? { placeholder } : {}) })
  if (!result.ok) api.discard(coverUploadId)
  return result
}
