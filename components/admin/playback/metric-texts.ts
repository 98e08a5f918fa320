import { sayMoment } from '@/components/studio/stats/say'
import type { PlaybackMetric } from '@/lib/playback/schema'

const tenths = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

/** `85 ms`, `1.2 s`. */
const sayWait = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : sayMoment(ms))

const sayThousandths = (value: number): string => tenths.format(value / 1_000)

type MetricText = { title: string; about: string; say: (value: number) => string }

export const metricTexts: Record<PlaybackMetric, MetricText> = {
  page: {
    title: 'First clip',
    about: 'From opening the page to the first frame of its first clip.',
    say: sayWait,
  },
  swipe: {
    title: 'Swipe to frame',
    about: 'From a swipe to the first frame of the next clip.',
    say: sayWait,
  },
  stalled: {
    title: 'Standing still',
    about: 'Of the time with a clip, how much it stood still for want of bytes.',
    say: sayThousandths,
  },
  wasted: {
    title: 'Fetched for nothing',
    about: 'Of what was fetched of a clip, how much was never on screen, by its length.',
    say: sayThousandths,
  },
}
