import 'server-only'
import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/core/time'
import { playEndsAfterMs } from '@/lib/core/watching'

/**
 * What it takes to be a view: two seconds, or half of a clip that is shorter than four. Less is a finger on its way to
 * the next clip; more would miss who looks at a dish and orders it.
 */
const viewAfterMs = 2 * secondMs

export function viewThresholdMs(durationMs: number | null): number {
  return durationMs === null ? viewAfterMs : Math.max(1, Math.min(viewAfterMs, Math.floor(durationMs / 2)))
}

/**
 * All that one viewer sees of one clip, loops, swipes back and forth and a reload included, is one viewing and at most one
 * view, until they have left it alone for this long.
 */
export const viewingEndsAfterMs = playEndsAfterMs

/** Longer than a browser keeps what it could not deliver: what it tells twice is recognised. */
export const playKnownForMs = 2 * hourMs

/** Nobody watches longer than the time that passes. A report that says so counts up to here. */
export const longestViewingMs = 4 * hourMs

/**
 * From one address as many viewings of one clip as this can begin within the half-hour: enough for a canteen, a campus, or the
 * subscribers who share one address of a provider; not enough for a script to make a clip look popular.
 */
export const maxViewingsFromAddress = 60

/** To its end: the last part and nine of ten before it. A jump to the end is not having watched. */
export const partsForCompletion = 36

/** How long Redis keeps the counts of one clip and day after their last change. The drain comes by every minute. */
export const countsKeptMs = 7 * dayMs

/** After a report, in the process that took it; the job of the queue is what nothing can stop. */
export const drainSoonMs = minuteMs / 12
