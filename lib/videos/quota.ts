import 'server-only'
import { AppError } from '@/lib/core/errors'
import { hourMs, secondMs } from '@/lib/core/time'
import { env } from '@/lib/platform/env'
import { type Counted, quotaWords } from './quota-words'
import type { UploadQuota } from './schema'

/** The window slides: there is no midnight at which twice as much fits. */
export const quotaWindowMs = 24 * hourMs

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

const measures = ['clips', 'bytes', 'seconds'] as const

/** One announcement of the window. */
export type CountedTicket = Counted & { createdAt: Date }

/**
 * Refuses what would go beyond a day's share (ASVS 5.2.4, R83).
 *
 * @param window what was announced in it, in any order
 * @throws AppError `quota_exceeded`, with the seconds until enough of it no longer counts
 */
export function checkQuota(window: readonly CountedTicket[], more: Counted): void {
  const limits = quotaLimits()
  const left = window.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
  const total = (name: keyof Counted) => left.reduce((sum, ticket) => sum + ticket[name], more[name])
  const findFull = () => measures.find((name) => total(name) > limits[name])
  const full = findFull()
  if (!full) return
  let freeAtMs: number | null = null
  while (findFull() && left.length > 0) {
    const oldest = left.shift()
    if (oldest) freeAtMs = freesAtMs(oldest.createdAt)
  }
  // The window is empty and it still does not fit: waiting is no way out.
  const waitMs = findFull() || freeAtMs === null ? null : Math.max(0, freeAtMs - Date.now())
  throw new AppError('quota_exceeded', {
    message: quotaWords(full, limits, waitMs),
    retryAfterSeconds: Math.max(1, Math.ceil((waitMs ?? quotaWindowMs) / secondMs)),
  })
}
