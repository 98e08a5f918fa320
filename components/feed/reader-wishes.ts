import { readChoice } from '@/components/feed/stored-choice'
import { browserSavesData } from '@/components/player/line-quality'

/*
 * Asked at the moment they matter and not kept in React's state: at the first render the answers are not known yet, and
 * a clip that starts for a blink is exactly what was not wished for.
 */

export const lessDataKey = 'morsel:less-data'

export function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** Said to us, to the browser or to the system. */
export function wantsLessData(): boolean {
  return (
    readChoice(lessDataKey) === 'on' ||
    browserSavesData() ||
    matchMedia('(prefers-reduced-data: reduce)').matches
  )
}
