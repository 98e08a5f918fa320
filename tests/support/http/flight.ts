import type { App } from './apps'
import { type Answer, type Call, send } from './send'

/** Headers of the router's requests: a navigation, a prefetch, a prefetch of one segment. */
export const flights: Record<string, string>[] = [
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
]

/** As the router in the browser asks: Next wants a hash of these headers in the address and says so once, by redirect. */
export async function sendFlight(app: App, call: Call): Promise<Answer> {
  const answer = await send(app, call)
  const [location] = answer.headers.location ?? []
  const isHashed =
    answer.status === 307 && /[?&]_rsc(?:=|&|$)/.test(location ?? '') && !call.path.includes('_rsc')
  return location !== undefined && isHashed ? send(app, { ...call, path: location }) : answer
}
