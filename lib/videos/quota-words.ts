import 'server-only'
import { hourMs, minuteMs } from '@/lib/core/time'

export type Counted = { clips: number; bytes: number; seconds: number }

const shares = (limits: Counted): Record<keyof Counted, string> => ({
  clips: `${limits.clips} clips`,
  bytes: `${Math.floor(limits.bytes / (1024 * 1024))} MB`,
  seconds: `${limits.seconds / 60} minutes of video`,
})

/** Rounded up: whoever comes back when we said must not be sent away again. */
function aboutIn(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / minuteMs))
  if (minutes === 1) return 'in a minute'
  if (minutes < 90) return `in about ${minutes} minutes`
  return `in about ${Math.ceil(ms / hourMs)} hours`
}

/**
 * Why an announcement is refused, and when it would not be.
 *
 * @param full the measure that has no room
 * @param waitMs until there is room for it; null when it is more than a whole share
 */
export function quotaWords(full: keyof Counted, limits: Counted, waitMs: number | null): string {
  const share = shares(limits)[full]
  if (waitMs === null) return `One kitchen can send ${share} in 24 hours, and this one is more than that.`
  return `You can send ${share} in 24 hours. There is room for this one ${aboutIn(waitMs)}.`
}
