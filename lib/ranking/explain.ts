import 'server-only'
import { dayMs } from '@/lib/core/time'
import type { RankReason, Why } from './schema'

const freshMs = 3 * dayMs

const texts: Record<RankReason, string> = {
  'new-kitchen': 'A new kitchen',
  popular: 'Popular this week',
  finished: 'Most watch it to the end',
}

type Known = {
  publishedAt: Date
  reason: RankReason | null
  isFollowed?: boolean
  likedTag?: string | null
}

/** What a card answers to "Why this?": what is about the reader first, then what is true for everybody. */
export function explain({ publishedAt, reason, isFollowed, likedTag }: Known, nowMs = Date.now()): Why {
  const isFresh = nowMs - publishedAt.getTime() < freshMs
  if (isFollowed) return { kind: 'followed', text: `${isFresh ? 'New from' : 'From'} a kitchen you follow` }
  if (likedTag) return { kind: 'liked-tag', text: `You like #${likedTag}` }
  if (reason) return { kind: reason, text: texts[reason] }
  return isFresh ? { kind: 'fresh', text: 'Just published' } : { kind: 'other', text: 'From all kitchens' }
}
