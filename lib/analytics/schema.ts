import { z } from 'zod'
import { dayMs } from '@/lib/core/time'
import { maxPlaysInReport } from '@/lib/core/watching'

/** Somebody leaves a clip running over night; nobody watches one for longer. */
const longestPlayMs = dayMs

const play = z.strictObject({
  /** Made by the browser once a play: the same play told again, or told further, is the same play. */
  playId: z.uuid(),
  videoId: z.uuid(),
  /** All of this play so far, not only since the last report. */
  watchedMs: z.int().positive().max(longestPlayMs),
  /** As `writeSeen` writes it: a bit for each of forty parts. */
  seen: z.string().regex(/^[0-9a-f]{10}$/),
})
export type Play = z.infer<typeof play>

/** What a browser tells of clips that ran in it. */
export const watchReport = z.strictObject({
  /** Of the tab, random, and gone with it. What tells one signed-out viewer from another. */
  tabId: z.uuid(),
  plays: z.array(play).min(1).max(maxPlaysInReport),
})
export type WatchReport = z.infer<typeof watchReport>

export const statsRanges = ['7', '28', 'all'] as const
export type StatsRange = (typeof statsRanges)[number]
export const defaultRange: StatsRange = '28'

export const statsQuery = z.strictObject({ days: z.enum(statsRanges).default(defaultRange) })

export const exportQuery = statsQuery.extend({ table: z.enum(['days', 'curve']).default('days') })
export type ExportQuery = z.infer<typeof exportQuery>

/** What happened on one day, or in all of them. */
export type Figures = {
  /** How often the clip began to play for somebody. */
  starts: number
  /** How many of these went on for long enough to count. */
  views: number
  watchedMs: number
  /** How many of the views saw the clip to its end. */
  completions: number
}

/** `day` as 2026-11-29, in UTC. */
export type DayFigures = Figures & { day: string }

/** Of one part of the clip: when it begins, how many saw it, and their share of those for whom the clip began. */
export type CurvePoint = { atMs: number; viewers: number; share: number }

/** How one clip does, for its owner. */
export type ClipStats = {
  videoId: string
  name: string
  durationMs: number | null
  isPublished: boolean
  range: StatsRange
  /** The days it is about, both included. */
  from: string
  to: string
  totals: Figures & { averageMs: number; completionRate: number }
  /** Of all time: these are counted as they are now, not by day. */
  likes: number
  saves: number
  /** Every day of the range, the oldest first, also those on which nothing happened. */
  days: DayFigures[]
  /** Empty as long as nobody has watched. */
  curve: CurvePoint[]
}
