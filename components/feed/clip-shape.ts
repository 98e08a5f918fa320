import type { VideoCard } from '@/lib/feed/schema'

const nineBySixteen = 9 / 16

/**
 * Upright clips (9:16, give or take a tenth) may fill a phone's screen; any other shape is shown whole over the
 * colours of its placeholder. Which stages are close enough to 9:16 to be filled is for CSS to say: the `upright-stage`
 * variant in globals.css.
 */
export function isUpright({ width, height }: Pick<VideoCard, 'width' | 'height'>): boolean {
  return height > 0 && Math.abs(width / height / nineBySixteen - 1) <= 0.1
}
