import type { UploadLimits } from '../checks/check-video'
import { type Edit, lengthOf, type Plan, type Source } from './plan-preparation'

export type Obstacle = { kind: 'too_long'; overSeconds: number } | { kind: 'too_large'; bytes: number }

/** As `checkVideo` and the server grant it. */
const durationSlackSeconds = 0.5

/** What still keeps a clip, edited and planned so, from being sent; null where nothing does. */
export function judgeLimits(
  { media, sizeBytes }: Source,
  edit: Edit,
  plan: Plan | null,
  limits: UploadLimits,
): Obstacle | null {
  const seconds = lengthOf(edit.span, media.durationSeconds)
  const overSeconds = limits.maxVideoSeconds === null ? 0 : seconds - limits.maxVideoSeconds
  if (overSeconds > durationSlackSeconds) return { kind: 'too_long', overSeconds }
  // A new picture is planned to fit; a copy has its share of the bytes it had.
  if (plan && plan.picture !== 'copy') return null
  const bytes = plan ? (sizeBytes * seconds) / media.durationSeconds : sizeBytes
  return bytes > limits.maxVideoBytes ? { kind: 'too_large', bytes } : null
}
