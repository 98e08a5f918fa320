/** What moved a clip forward for everybody. */
const rankReasons = ['new-kitchen', 'popular', 'finished'] as const
export type RankReason = (typeof rankReasons)[number]

/** Why a clip stands where it stands, for the reader. */
export const whyKinds = [...rankReasons, 'followed', 'liked-tag', 'fresh', 'saved', 'other'] as const
export type Why = {
  kind: (typeof whyKinds)[number]
  /** A short line of plain words. */
  text: string
}
