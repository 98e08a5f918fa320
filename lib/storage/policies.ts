import 'server-only'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'
import type { AssetKind } from './port'

/** Container and stream durations differ by up to a frame or two. */
export const durationSlackSec = 0.5

const mebibyte = 1024 * 1024

/** Formats by MIME type, with the name under which providers report them. */
const videoFormats: Record<string, string> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
}
/** A square of 512 pixels, which is what our own page sends, has a tenth of it. */
const maxAvatarBytes = mebibyte
const imageFormats: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

export type Policy = {
  /** MIME type to provider format. */
  formats: Record<string, string>
  maxBytes: number
  maxDurationSec: number | null
}

/** What may be uploaded, per purpose. */
export function policyFor(kind: AssetKind): Policy {
  const { MAX_VIDEO_MB, MAX_COVER_MB, MAX_VIDEO_SECONDS } = env()
  if (kind === 'video')
    return { formats: videoFormats, maxBytes: MAX_VIDEO_MB * mebibyte, maxDurationSec: MAX_VIDEO_SECONDS }
  if (kind === 'avatar') return { formats: imageFormats, maxBytes: maxAvatarBytes, maxDurationSec: null }
  return { formats: imageFormats, maxBytes: MAX_COVER_MB * mebibyte, maxDurationSec: null }
}

type Announcement = { kind: AssetKind; mime: string; bytes: number; durationSec?: number | undefined }

/**
 * Refuses an announced file before a permission exists. The same limits are checked on the file that arrives.
 *
 * @throws AppError `unsupported_file_type`, `file_too_large`, `validation_failed`
 */
export function checkAnnouncement({ kind, mime, bytes, durationSec }: Announcement): Policy {
  const policy = policyFor(kind)
  if (!Object.hasOwn(policy.formats, mime)) {
    const names = Object.values(policy.formats).join(', ').toUpperCase()
    throw new AppError('unsupported_file_type', { message: `That file type is not supported. Use ${names}.` })
  }
  if (bytes > policy.maxBytes)
    throw new AppError('file_too_large', {
      message: `That file is too large. The limit is ${policy.maxBytes / mebibyte} MB.`,
    })
  if (
    policy.maxDurationSec !== null &&
    durationSec !== undefined &&
    durationSec > policy.maxDurationSec + durationSlackSec
  )
    throw new AppError('validation_failed', {
      fields: { durationSec: [`Clips may last at most ${policy.maxDurationSec} seconds.`] },
    })
  return policy
}
