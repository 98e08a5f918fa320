import type { LocalMoment, OpeningState } from '@/lib/core/opening-state'

function describeDay({ inDays, weekday }: LocalMoment): string {
  if (inDays === 0) return ''
  return inDays === 1 ? ' tomorrow' : inDays < 7 ? ` on ${weekday}` : ` next ${weekday}`
}

/** An opening in the small hours of the next day belongs to this night for everybody but a calendar. */
const smallHoursEnd = '06:00'

/** What stands behind "Open now" or "Closed", without its first word. */
export function describeOpening(state: OpeningState): string {
  if (!state.open) return state.opens ? `Opens${describeDay(state.opens)} at ${state.opens.time}` : ''
  const { until } = state
  if (!until) return 'Around the clock'
  const isTonight = until.inDays === 0 || (until.inDays === 1 && until.time < smallHoursEnd)
  return `Until ${until.time}${isTonight ? '' : describeDay(until)}`
}
