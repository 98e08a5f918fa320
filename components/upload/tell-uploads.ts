import type { Totals } from './session/queue-totals'

/** The uploads of this tab in two short lines, for pages that are about something else. `share` is 0 to 1. */
export function tellUploads(totals: Totals): { title: string; text: string; share: number } {
  const { clips, done, sending, needPerson, sentBytes, totalBytes } = totals
  const left = clips - done
  const share = totalBytes > 0 ? sentBytes / totalBytes : 0
  const percent = `${Math.min(99, Math.floor(share * 100))}%`
  const waiting = needPerson === 1 ? 'one waits for you' : `${needPerson} wait for you`
  const parts = [sending > 0 ? percent : null, needPerson > 0 ? waiting : null].filter(Boolean)
  return {
    title: left === 1 ? 'A clip is on its way' : `${left} clips are on their way`,
    text: parts.length > 0 ? parts.join(' · ') : 'almost there',
    share,
  }
}
