import 'server-only'

/**
 * Everything that decides the order of the feed. A clip's place is a moment: when it was published, plus the hours that it earned.
 * So time alone moves nothing, and an hour here means "as if it were an hour newer".
 */
export const weights = {
  /** For each doubling of likes and kept copies; a kept clip says more than a liked one. */
  appreciation: { hoursPerDoubling: 10, savesCountAs: 2, maxHours: 60 },
  /** Watched to the end by everybody: all of it. A few viewers prove little, so everyone begins with some that are made up. */
  completion: { maxHours: 36, assumedStarts: 10, assumedRate: 0.3 },
  /** For each doubling of the views of the last seven days, beyond the first ten. */
  thisWeek: { hoursPerDoubling: 6, firstViews: 10, maxHours: 36 },
  /** What nobody knows yet is tried on some people. */
  untested: { maxHours: 24, untilStarts: 100 },
  /** For each clip of the same kitchen that followed within a day: who films twenty at once does not fill the feed. */
  crowding: { hoursPerClip: -6, minHours: -36 },
  /** The first clips of a new kitchen rank as if they had earned everything, until this many people began to watch. */
  newKitchen: { clips: 3, guaranteedStarts: 100 },
  /** For one reader, within the clips that come next. */
  reader: { followedHours: 48, likedTagsHours: 30, refusedTagsHours: -30, refusedKitchenHours: -60 },
  /** From where on a card says so. */
  tellPopularFrom: { earnedHours: 40, viewsThisWeek: 20 },
  tellFinishedFrom: { rate: 0.5, starts: 50 },
} as const

/** No clip earns more; the lead of a new kitchen is exactly that, and so is that of a clip until its first ranking (a trigger knows it). */
export const mostEarnedHours =
  weights.appreciation.maxHours + weights.completion.maxHours + weights.thisWeek.maxHours

/** How the next clips are looked through for one page. */
export const reach = {
  /** Clips beyond the page that may come forward into it. */
  lookahead: 12,
  /** The same for somebody whose taste is known. */
  readerLookahead: 24,
  /** No clip lets more than this many behind it pass, so that it does come, and a page marker stays short. */
  maxPassed: 20,
} as const
