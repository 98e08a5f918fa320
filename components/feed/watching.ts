import type { PlaybackMeter, PlayerNote } from '@/components/feed/playback-meter'
import type { Sample, WatchReporter } from '@/components/feed/watch-reporter'

/** Some seconds: the scripts are small and come while the first clip plays. */
const maxWaiting = 120

type Reporters = { reporter: WatchReporter; meter: PlaybackMeter }

let reporters: Reporters | undefined
let waiting: ((to: Reporters) => void)[] | undefined

/** Hands a note on. Who takes it is loaded at the first one and not with the page; what comes before them waits. */
function hand(note: (to: Reporters) => void): void {
  if (reporters) note(reporters)
  else if (!waiting) load([note])
  else if (waiting.length < maxWaiting) waiting.push(note)
}

function load(held: ((to: Reporters) => void)[]): void {
  waiting = held
  Promise.all([import('@/components/feed/watch-reporter'), import('@/components/feed/playback-meter')]).then(
    ([{ WatchReporter }, { PlaybackMeter }]) => {
      reporters = { reporter: new WatchReporter(), meter: new PlaybackMeter() }
      for (const note of held) note(reporters)
    },
    () => {
      waiting = undefined
    },
  )
}

/** Called while a clip runs. */
export const noteWatched = (sample: Sample): void => hand(({ reporter }) => reporter.sample(sample))

/** Called when the player of the clip on screen has something to say. */
export const notePlayer = (note: PlayerNote): void => hand(({ meter }) => meter.note(note))

/** The clip on screen is another one, or the feed is left. */
export function noteLeft(): void {
  reporters?.reporter.leave()
  reporters?.meter.leave()
}
