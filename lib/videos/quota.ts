import 'server-only'
import { AppError } from '@/lib/core/errors'
import { hourMs } from '@/lib/core/time'
import { env } from '@/lib/platform/env'
import type { UploadQuota } from './schema'

/** The window slides: there is no midnight at which twice as much fits. */
export const quotaWindowMs = 24 * hourMs

export type Counted = { clips: number; bytes: number; seconds: number }

/** What one partner may announce in a window, by the settings. */
function quotaLimits(): Counted {
  const { QUOTA_CLIPS_PER_DAY, QUOTA_MB_PER_DAY, QUOTA_MINUTES_PER_DAY } = env()
  const bytes = Math.floor(QUOTA_MB_PER_DAY * 1024 * 1024)
  return { clips: QUOTA_CLIPS_PER_DAY, bytes, seconds: QUOTA_MINUTES_PER_DAY * 60 }
}

const freesAtMs = (oldestAt: Date) => oldestAt.getTime() + quotaWindowMs

/** @returns each measure as used and limit, for its owner to see */
export function toUploadQuota(used: Counted, oldestAt: Date | null): UploadQuota {
  const { clips, bytes, seconds } = quotaLimits()
  return {
    clips: { used: used.clips, limit: clips },
    bytes: { used: used.bytes, limit: bytes },
    seconds: { used: used.seconds, limit: seconds },
    freesAt: oldestAt && new Date(freesAtMs(oldestAt)).toISOString(),
  }
}

const wordsFor = (limits: Counted): Record<keyof Counted, string> => ({
  clips: `You can upload ${limits.clips} clips a day. Please go on tomorrow.`,
  bytes: `You can upload ${Math.floor(limits.bytes / (1024 * 1024))} MB a day. Please go on tomorrow.`,
  seconds: `You can upload ${limits.seconds / 60} minutes of video a day. Please go on tomorrow.`,
})

/**
 * Refuses what would go beyond a day's share (ASVS 5.2.4, R83).
 *
 * @param used what the window holds already
 * @param oldestAt the first of it, null when it holds nothing
 * @throws AppError `quota_exceeded`, with the seconds until the first of it no longer counts
 */
export function checkQuota(used: Counted, more: Counted, oldestAt: Date | null): void {
  const limits = quotaLimits()
  const full = (['clips', 'bytes', 'seconds'] as const).find((name) => used[name] + more[name] > limits[name])
  if (!full) return
  const freeAtMs = freesAtMs(oldestAt ?? new Date())
  throw new AppError('quota_exceeded', {
    message: wordsFor(limits)[full],
    retryAfterSeconds: Math.max(1, Math.ceil((freeAtMs - Date.now()) / 1000)),
  })
}
