import { barePage } from './bare-page'

/** A plate under a cloche: what is under it comes later. */
const picture = `<svg viewBox="0 0 96 72" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" aria-hidden="true">
<path d="M12 56a36 36 0 0 1 72 0M6 56h84M16 66h64M48 20v-4"/><circle cx="48" cy="12" r="4"/></svg>`

/** Goes on by itself. Its hash stands in the policy below, and nothing else runs. */
const script = "addEventListener('online',()=>location.reload())"

/** What the service worker shows of a page that it cannot reach. An empty address is the page itself: asked for again. */
export const offlinePage = barePage({
  title: 'No connection',
  picture,
  text: 'Nothing can be served right now. The clips that you kept are safe, and play as soon as you are back.',
  back: { href: '', text: 'Try again' },
  script,
})

/** @param scriptHash of `offlineScript`, base64 of its SHA-256 */
export const offlinePolicy = (scriptHash: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export const offlineScript = script
