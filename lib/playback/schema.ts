import { z } from 'zod'
import { dayMs, minuteMs } from '@/lib/core/time'

/** One report tells of at most this many clips. */
export const maxClipsInReport = 20

const shareOfDayMs = z.int().nonnegative().max(dayMs)

const clip = z.strictObject({
  /** The first clip of a visit comes with the page; the others are swiped to. */
  began: z.enum(['page', 'swipe']),
  /** From the navigation, or from the swipe, to the first frame. Who waits for longer than this has left. */
  firstFrameMs: z
    .int()
    .nonnegative()
    .max(5 * minuteMs),
  watchedMs: shareOfDayMs.positive(),
  stalledMs: shareOfDayMs,
  /** How much of the clip lay in the browser when it was left, and how much of that had been on screen, in time of the clip. */
  fetchedMs: shareOfDayMs,
  shownMs: shareOfDayMs,
})
export type MeasuredClip = z.infer<typeof clip>

/** How playing went in one browser; nothing in it says whose, or which clips. */
export const playbackReport = z.strictObject({ clips: z.array(clip).min(1).max(maxClipsInReport) })
export type PlaybackReport = z.infer<typeof playbackReport>

/** Milliseconds of waiting for the first two, thousandths for the others. */
export const playbackMetrics = ['page', 'swipe', 'stalled', 'wasted'] as const
export type PlaybackMetric = (typeof playbackMetrics)[number]

/** The middle one and the one that nineteen of twenty stay below; null where nothing was measured. */
export type Quantiles = { count: number; p50: number | null; p95: number | null }

/** `day` as 2026-11-29, in UTC. */
export type MetricFigures = Quantiles & {
  metric: PlaybackMetric
  days: (Quantiles & { day: string })[]
}

export type PlaybackFigures = { from: string; to: string; metrics: MetricFigures[] }
