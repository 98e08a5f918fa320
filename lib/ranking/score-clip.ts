import 'server-only'
import { dayMs, hourMs, minuteMs } from '@/lib/core/time'
import type { RankReason } from './schema'
import { mostEarnedHours, weights } from './weights'

/** What is known of a clip and of nobody who watched it. */
export type ClipFacts = {
  publishedAt: Date
  likes: number
  saves: number
  starts: number
  completions: number
  viewsThisWeek: number
  /** Clips of the same kitchen that were published within a day after it. */
  followers: number
  /** How many public clips the kitchen had before. */
  earlierClips: number
  partnerSince: Date
}

export type Rank = { at: Date; reason: RankReason | null }

/** Below this a rank is not worth a write. */
const stepMs = 15 * minuteMs
const newKitchenMs = 30 * dayMs

const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max)

/** The longest that a clip can be moved forward, in milliseconds. */
export const mostEarnedMs = mostEarnedHours * hourMs

function isNewKitchen({ earlierClips, starts, publishedAt, partnerSince }: ClipFacts): boolean {
  const { clips, guaranteedStarts } = weights.newKitchen
  const isYoung = publishedAt.getTime() - partnerSince.getTime() < newKitchenMs
  return isYoung && earlierClips < clips && starts < guaranteedStarts
}

/** The parts of the sum, in hours. */
function earn({ likes, saves, starts, completions, viewsThisWeek, followers }: ClipFacts) {
  const { appreciation, completion, thisWeek, untested, crowding } = weights
  const rate =
    (completions + completion.assumedStarts * completion.assumedRate) / (starts + completion.assumedStarts)
  return {
    appreciation: Math.min(
      appreciation.hoursPerDoubling * Math.log2(1 + likes + appreciation.savesCountAs * saves),
      appreciation.maxHours,
    ),
    completion: completion.maxHours * clamp(rate, 0, 1),
    thisWeek: Math.min(
      thisWeek.hoursPerDoubling * Math.log2(1 + viewsThisWeek / thisWeek.firstViews),
      thisWeek.maxHours,
    ),
    untested: untested.maxHours * Math.max(0, 1 - starts / untested.untilStarts),
    crowding: Math.max(crowding.hoursPerClip * followers, crowding.minHours),
  }
}

function tellReason(facts: ClipFacts, earned: ReturnType<typeof earn>): RankReason | null {
  const { tellPopularFrom, tellFinishedFrom } = weights
  const liked = earned.appreciation + earned.thisWeek
  if (liked >= tellPopularFrom.earnedHours && facts.viewsThisWeek >= tellPopularFrom.viewsThisWeek)
    return 'popular'
  const isFinished =
    facts.starts >= tellFinishedFrom.starts && facts.completions >= facts.starts * tellFinishedFrom.rate
  return isFinished ? 'finished' : null
}

/** The place of a clip among all, as a moment, and the one thing about it that put it there. */
export function scoreClip(facts: ClipFacts): Rank {
  const publishedMs = facts.publishedAt.getTime()
  if (isNewKitchen(facts)) return { at: new Date(publishedMs + mostEarnedMs), reason: 'new-kitchen' }
  const earned = earn(facts)
  const hours = Object.values(earned).reduce((sum, part) => sum + part, 0)
  const earnedMs = Math.round((Math.min(hours, mostEarnedHours) * hourMs) / stepMs) * stepMs
  return { at: new Date(publishedMs + earnedMs), reason: tellReason(facts, earned) }
}
