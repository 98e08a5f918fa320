import 'server-only'
import { createHash } from 'node:crypto'
import { offlinePage, offlinePolicy, offlineScript } from '@/lib/core/offline-page'
import { securityHeaders } from '@/lib/core/security-headers'

const hash = createHash('sha256').update(offlineScript).digest('base64')

/** As the server would send it. */
const answer = {
  status: 503,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    ...Object.fromEntries(securityHeaders.map(({ key, value }) => [key, value])),
    'Content-Security-Policy': offlinePolicy(hash),
  },
}

/**
 * The service worker: a page that cannot be reached is answered by one that it carries along, and everything else is left alone.
 * Nothing is kept: no page of somebody who has signed out since can come up, and no old build can outlive a release.
 * Navigation preload, because the worker may have to be started first and a page must not wait for that.
 *
 * @returns JavaScript; it changes when the page does, which is when browsers take the new one
 */
export function serviceWorker(): string {
  return `const page = ${JSON.stringify(offlinePage)}
const answer = ${JSON.stringify(answer)}
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) =>
  event.waitUntil(registration.navigationPreload?.enable().then(() => clients.claim())))
addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return
  const fromServer = async () => (await event.preloadResponse) ?? fetch(event.request)
  event.respondWith(fromServer().catch(() => new Response(page, answer)))
})
`
}
