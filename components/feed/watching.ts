import type { Sample, WatchReporter } from '@/components/feed/watch-reporter'

/** Some seconds: the script is small and comes while the first clip plays. */
const maxWaiting = 60

let reporter: WatchReporter | undefined
let waiting: Sample[] | undefined

/** Called while a clip runs. The reporter is loaded then and not with the page; what came before it is handed on. */
export function noteWatched(sample: Sample): void {
  if (reporter) reporter.sample(sample)
  else if (!waiting) load(sample)
  else if (waiting.length < maxWaiting) waiting.push(sample)
}

function load(first: Sample): void {
  const held = [first]
  waiting = held
  import('@/components/feed/watch-reporter').then(
    ({ WatchReporter }) => {
      reporter = new WatchReporter()
      for (const sample of held) reporter.sample(sample)
    },
    () => {
      waiting = undefined
    },
  )
}

/** The clip on screen is another one, or the feed is left. */
export const noteLeft = (): void => reporter?.leave()
