import 'server-only'
import { policyFor } from '@/lib/storage/policies'

export type UploadLimits = { maxVideoBytes: number; maxCoverBytes: number; maxVideoSeconds: number | null }

/** The limits that the browser checks early and the server checks again. Bytes and seconds. */
export function uploadLimits(): UploadLimits {
  const video = policyFor('video')
  return {
    maxVideoBytes: video.maxBytes,
    maxCoverBytes: policyFor('cover').maxBytes,
    maxVideoSeconds: video.maxDurationSec,
  }
}
